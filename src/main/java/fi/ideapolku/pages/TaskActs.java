package fi.ideapolku.pages;

import fi.ideapolku.process.AnswerTask;
import fi.ideapolku.process.UnknownTask;
import fi.ideapolku.process.engine.Refusal;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done in the list to one task or to several: take, give back, give to a colleague; each in its own transaction. */
@Controller
class TaskActs {

    private final AnswerTask answer;
    private final TaskItems items;
    private final MessageSource messages;

    TaskActs(AnswerTask answer, TaskItems items, MessageSource messages) {
        this.answer = answer;
        this.items = items;
        this.messages = messages;
    }

    /** How it went with one task. */
    record Result(String name, boolean done, String text) implements Serializable {}

    /**
     * @param one id of the task whose own button was pressed, {@code claim:<id>} or {@code giveBack:<id>}
     * @param selected ids of the ticked tasks, for {@code act}
     * @param back address of the list, to return to
     */
    @PostMapping("/tasks/selected")
    String act(
            @RequestParam(required = false) String one,
            @RequestParam(required = false, name = "task") List<String> selected,
            @RequestParam(required = false) String act,
            @RequestParam(required = false) String colleague,
            @RequestParam(defaultValue = "/tasks") String back,
            RedirectAttributes flash,
            Locale locale) {
        var wantedAct = one == null ? act : one.substring(0, Math.max(0, one.indexOf(':')));
        var ids = one != null
                ? List.of(one.substring(one.indexOf(':') + 1))
                : selected == null ? List.<String>of() : selected;
        var results = new ArrayList<Result>();
        for (var id : ids.stream().distinct().limit(200).toList()) {
            items.find(id)
                    .ifPresentOrElse(
                            item -> results.add(attempt(item, wantedAct, colleague, locale)),
                            () -> results.add(new Result(text("task.act.gone", locale), false, "")));
        }
        if (ids.isEmpty()) {
            flash.addFlashAttribute("done", text("task.act.nothingSelected", locale));
        } else if (results.size() == 1 && results.get(0).done()) {
            flash.addFlashAttribute(
                    "done", results.get(0).name() + ": " + results.get(0).text());
        } else {
            flash.addFlashAttribute("results", results);
        }
        return "redirect:" + (back.startsWith("/tasks") ? back : "/tasks");
    }

    private Result attempt(TaskItem item, String act, String colleague, Locale locale) {
        var name = item.name().get(locale.getLanguage());
        Consumer<String> wanted = switch (String.valueOf(act)) {
            case "claim" -> answer::claim;
            case "giveBack" -> answer::giveBack;
            case "assign" -> id -> answer.assign(id, colleague);
            default -> null;
        };
        if (wanted == null) {
            return new Result(name, false, text("task.act.unknown", locale));
        }
        try {
            wanted.accept(item.id());
            return new Result(name, true, text("task.act." + act, locale));
        } catch (UnknownTask | ProcessEngineException refused) {
            return new Result(name, false, text("task.act.refused." + reason(refused), locale));
        }
    }

    private static String reason(RuntimeException refused) {
        if (refused instanceof org.camunda.bpm.engine.AuthorizationException) {
            return "others";
        }
        return refused instanceof Refusal ? "separation" : "tooLate";
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
