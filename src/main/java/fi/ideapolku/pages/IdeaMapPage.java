package fi.ideapolku.pages;

import fi.ideapolku.idea.IdeaPath;
import fi.ideapolku.idea.PathEvent;
import fi.ideapolku.process.IdeaMap;
import fi.ideapolku.web.Crumb;
import fi.ideapolku.web.Shell;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The process map of one idea: done, now and to come, as a picture and in the same words as text. */
@Controller
class IdeaMapPage {

    private final IdeaReading reading;
    private final IdeaPath path;
    private final IdeaMap map;
    private final MessageSource messages;

    IdeaMapPage(IdeaReading reading, IdeaPath path, IdeaMap map, MessageSource messages) {
        this.reading = reading;
        this.path = path;
        this.map = map;
        this.messages = messages;
    }

    @GetMapping("/ideas/{id}/map")
    String map(@PathVariable String id, @ModelAttribute("shell") Shell shell, Model model, Locale locale) {
        var view = reading.view(id, shell);
        var words = new IdeaMap.Words(
                text("idea.map.done", locale), text("idea.map.now", locale), text("idea.map.later", locale));
        model.addAttribute("view", view);
        model.addAttribute("visits", visits(id));
        model.addAttribute(
                "pictures", map.pictures(view.idea(), shell.language(), words, text("idea.map.legend", locale)));
        model.addAttribute("follows", map.follows(view.idea(), shell.language()));
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb("/ideas", text("shell.nav.ideas", locale)),
                        new Crumb("/ideas/" + id, view.idea().title())));
        return "idea-map";
    }

    private List<PathEvent> visits(String ideaId) {
        return path.of(ideaId).stream()
                .filter(event -> event.isStage() && ("entered".equals(event.event()) || event.outcome() != null))
                .toList();
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
