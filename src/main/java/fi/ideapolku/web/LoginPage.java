package fi.ideapolku.web;

import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page to sign in on; with the demonstration data it names users to try. */
@Controller
class LoginPage {

    private static final List<String> DEMO_USERS = List.of(
            "sectorstaffulo",
            "sectorcoordinatorulo",
            "orkcoordinator",
            "orkapprover",
            "sectormanagementulo",
            "processowner");

    private final boolean demo;
    private final boolean oidc;

    LoginPage(Environment environment) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
        this.oidc = environment.acceptsProfiles(Profiles.of("oidc"));
    }

    @GetMapping("/login")
    String login(Model model) {
        model.addAttribute("demo", demo);
        model.addAttribute("oidc", oidc);
        model.addAttribute("demoUsers", DEMO_USERS);
        return "login";
    }
}
