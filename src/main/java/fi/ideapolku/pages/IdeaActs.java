package fi.ideapolku.pages;

import fi.ideapolku.process.AskForSupport;
import fi.ideapolku.process.JoinSector;
import fi.ideapolku.process.TakeBack;
import fi.ideapolku.process.TakeTheBall;
import fi.ideapolku.process.engine.Refusal;
import fi.ideapolku.web.Shell;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons of an idea's page: ORK is asked for support, a sector joins, ORK takes the ball (S16, S43, S94). */
@Controller
@RequestMapping("/ideas/{id}")
class IdeaActs {

    private final AskForSupport support;
    private final JoinSector join;
    private final TakeTheBall take;
    private final TakeBack takeBack;
    private final MessageSource messages;

    IdeaActs(AskForSupport support, JoinSector join, TakeTheBall take, TakeBack takeBack, MessageSource messages) {
        this.support = support;
        this.join = join;
        this.take = take;
        this.takeBack = takeBack;
        this.messages = messages;
    }

    @PostMapping("/support")
    String support(@PathVariable String id, Locale locale, RedirectAttributes answer) {
        return act(id, () -> support.ask(id), text("idea.act.supported", locale), locale, answer);
    }

    @PostMapping("/join")
    String join(
            @PathVariable String id,
            @RequestParam String sector,
            @ModelAttribute("shell") Shell shell,
            Locale locale,
            RedirectAttributes answer) {
        var done = text("idea.act.joined", locale, shell.sector(sector));
        return act(id, () -> join.join(id, sector), done, locale, answer);
    }

    @PostMapping("/take")
    String take(@PathVariable String id, Locale locale, RedirectAttributes answer) {
        return act(id, () -> take.take(id), text("idea.act.taken", locale), locale, answer);
    }

    /** Opens the task that is the sender's again; the idea, which says why, when it could not be taken back. */
    @PostMapping("/take-back")
    String takeBack(@PathVariable String id, Locale locale, RedirectAttributes answer) {
        var again = new AtomicReference<String>();
        var idea = act(id, () -> again.set(takeBack.take(id)), text("idea.act.takenBack", locale), locale, answer);
        return again.get() == null ? idea : "redirect:/tasks/" + again.get();
    }

    /** Does it and goes back to the idea, which tells what was done or why it could not be. */
    private String act(String id, Runnable act, String done, Locale locale, RedirectAttributes answer) {
        try {
            act.run();
            answer.addFlashAttribute("done", done);
        } catch (Refusal refusal) {
            var reason = refusal.reason().map(name -> "error.rule." + name).orElse("error.rule");
            answer.addFlashAttribute("done", text(reason, locale));
        }
        return "redirect:/ideas/" + id;
    }

    private String text(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
