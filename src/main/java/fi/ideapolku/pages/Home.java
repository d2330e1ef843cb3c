package fi.ideapolku.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page is the reader's own tasks. */
@Controller
class Home {

    @GetMapping("/")
    String home() {
        return "forward:/tasks";
    }
}
