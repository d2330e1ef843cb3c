package fi.ideapolku.pages;

import fi.ideapolku.form.FieldError;
import fi.ideapolku.form.FormCheck;
import fi.ideapolku.form.FormParameters;
import fi.ideapolku.form.FormRefused;
import fi.ideapolku.form.FormView;
import fi.ideapolku.task.Draft;
import fi.ideapolku.task.Drafts;
import fi.ideapolku.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What every page with a form does alike: read what was typed, keep it as a draft, check it, show it again. */
@Component
class FormDesk {

    private final Drafts drafts;
    private final FormView view;
    private final FormCheck check;
    private final MessageSource messages;

    FormDesk(Drafts drafts, FormView view, FormCheck check, MessageSource messages) {
        this.drafts = drafts;
        this.view = view;
        this.check = check;
        this.messages = messages;
    }

    /** What became of an attempt to save: the draft, or another's unseen version, and the answers that may not be kept. */
    record Saved(Optional<Draft> draft, Optional<Draft> unseen, List<FieldError> refused) {}

    /** What a page shows about the answers besides them. */
    record Remarks(List<FieldError> errors, Optional<Draft> unseen) {
        static final Remarks NONE = new Remarks(List.of(), Optional.empty());

        static Remarks of(List<FieldError> errors) {
            return new Remarks(errors, Optional.empty());
        }
    }

    Written read(Sheet sheet, HttpServletRequest request) {
        var parameters = request.getParameterMap();
        var shown = new HashSet<>(List.of(parameters.getOrDefault("_shown", new String[0])));
        var values = new LinkedHashMap<>(
                drafts.find(sheet.draftId()).map(Draft::values).orElse(sheet.known()));
        values.keySet().removeAll(shown);
        values.putAll(FormParameters.read(sheet.form(), shown, parameters));
        var action = Optional.ofNullable(request.getParameter("_action"))
                .orElse("save")
                .split(":", 3);
        var page = request.getParameter("_page");
        var language = request.getParameter("language");
        return new Written(
                changed(sheet, values, action),
                number(request.getParameter("_version")),
                page != null && page.matches("[\\w-]{1,40}")
                        ? page
                        : UUID.randomUUID().toString(),
                action,
                language != null && Shell.LANGUAGES.contains(language) ? language : null);
    }

    /** Keeps the answers, but for those that hold personal data: of them the last version that did not stays. */
    Saved save(Sheet sheet, Written written, String userId) {
        var current = drafts.find(sheet.draftId());
        if (Drafts.isUnseen(current, written.seen(), written.page())) {
            return new Saved(Optional.empty(), current, List.of());
        }
        var refused = check.personalData(sheet.form(), written.values(), sheet.context());
        var values = new LinkedHashMap<>(written.values());
        for (var error : refused) {
            var key = error.key().replaceFirst("\\[.*", "");
            var before = current.map(draft -> draft.values().get(key));
            before.ifPresentOrElse(value -> values.put(key, value), () -> values.remove(key));
        }
        var draft = drafts.save(sheet.draftId(), sheet.taskId(), values, written.seen(), written.page(), userId);
        return new Saved(draft, draft.isPresent() ? Optional.empty() : drafts.find(sheet.draftId()), refused);
    }

    /** What the form's rules say to the answers; empty when they may be sent. */
    List<FieldError> errors(Sheet sheet, Map<String, Object> values) {
        try {
            check.check(sheet.form(), asked(sheet, values), sheet.context());
            return List.of();
        } catch (FormRefused refused) {
            return refused.errors();
        }
    }

    /** The answers as they are sent. */
    Map<String, Object> asked(Sheet sheet, Map<String, Object> values) {
        return view.asked(sheet.form(), values, sheet.context());
    }

    Optional<Draft> draft(Sheet sheet) {
        return drafts.find(sheet.draftId());
    }

    void discard(Sheet sheet) {
        drafts.remove(sheet.draftId());
    }

    /** Puts the form with the draft, or with what is known, into the model. */
    void show(Model model, Sheet sheet, Locale locale) {
        var draft = drafts.find(sheet.draftId());
        model.addAttribute("draft", draft.orElse(null));
        show(
                model,
                sheet,
                new Written(
                        draft.map(Draft::values).orElse(sheet.known()),
                        draft.map(Draft::version).orElse(0),
                        UUID.randomUUID().toString(),
                        new String[] {"show"},
                        null),
                Remarks.NONE,
                locale);
    }

    /** Puts the form with what was written into the model. */
    void show(Model model, Sheet sheet, Written written, Remarks remarks, Locale locale) {
        var others = remarks.unseen().map(Draft::values).orElse(null);
        model.addAttribute("sheet", sheet);
        model.addAttribute(
                "sections",
                view.sections(
                        new FormView.Filled(sheet.form(), written.values(), sheet.context(), remarks.errors(), others),
                        locale));
        model.addAttribute(
                "errors", remarks.errors().stream().map(ErrorLink::of).toList());
        model.addAttribute("unseen", remarks.unseen().orElse(null));
        model.addAttribute("version", remarks.unseen().map(Draft::version).orElse(written.seen()));
        model.addAttribute("page", written.page());
    }

    /** The page's title: it says first when something is to be mended. */
    String title(Model model, String name, Locale locale) {
        var broken = Boolean.TRUE.equals(model.getAttribute("kept"))
                || model.getAttribute("errors") instanceof List<?> errors && !errors.isEmpty();
        return broken ? messages.getMessage("task.error", null, locale) + ": " + name : name;
    }

    /** Puts the answers in words into the model, unanswered ones too. */
    void showAnswers(Model model, Sheet sheet, Map<String, Object> values, Locale locale) {
        model.addAttribute("sheet", sheet);
        model.addAttribute("parts", view.answers(new FormView.Filled(sheet.form(), values, sheet.context()), locale));
    }

    /** An entry of the error summary. @param target id of the control */
    record ErrorLink(String target, String message) {
        static ErrorLink of(FieldError error) {
            return new ErrorLink(FormView.id(error.key()), error.message());
        }
    }

    private static Map<String, Object> changed(Sheet sheet, Map<String, Object> values, String[] action) {
        return switch (action[0]) {
            case "add" -> FormParameters.withRow(sheet.form(), values, part(action, 1));
            case "remove" -> FormParameters.withoutRow(sheet.form(), values, part(action, 1), row(part(action, 2)));
            default -> values;
        };
    }

    private static String part(String[] action, int index) {
        return index < action.length ? action[index] : "";
    }

    private static int row(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    private static int number(String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
