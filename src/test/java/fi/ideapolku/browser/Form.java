package fi.ideapolku.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A form in the browser, filled as a person does: question by question, and those that the answers call for when they appear. */
record Form(Page page, boolean scripts) {

    /** No part of the page is on its way; the bell, which always waits for news, does not count. */
    static final String SWAPPED =
            "() => !document.querySelector('.htmx-request:not(#bell), .htmx-swapping, .htmx-settling')";

    /** Answers by field key, as {@link fi.ideapolku.api.Answers} has them. */
    void fill(Map<String, Object> answers) {
        var left = new LinkedHashMap<>(answers);
        while (!left.isEmpty()) {
            var asked = left.keySet().stream().filter(this::isAsked).toList();
            if (asked.isEmpty()) {
                throw new AssertionError(left.keySet() + " are not asked on " + page.url());
            }
            asked.forEach(name -> answer(name, left.remove(name)));
            if (!left.isEmpty() && !scripts) {
                press("Päivitä kysymykset");
            }
        }
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private boolean isAsked(String name) {
        return control(name).count() > 0
                || page.locator("button[value='add:" + name + "']").count() > 0;
    }

    private Locator control(String name) {
        return page.locator("#questions [name='" + name + "']");
    }

    private void answer(String name, Object value) {
        if (value instanceof List<?> many) {
            for (var index = 0; index < many.size(); index++) {
                if (many.get(index) instanceof Map<?, ?> row) {
                    row(name, index, row);
                } else {
                    choose(name, many.get(index));
                }
            }
            return;
        }
        var first = control(name).first();
        if (isWritten(first, value)) {
            return;
        }
        switch (String.valueOf(first.evaluate("e => e.type"))) {
            case "radio" -> choose(name, value);
            case "checkbox" -> {
                if (first.isChecked() != Boolean.TRUE.equals(value)) {
                    steer(first, first::click);
                }
            }
            case "select-one" -> steer(first, () -> first.selectOption(value.toString()));
            default ->
                steer(first, () -> {
                    first.fill(typed(value));
                    first.blur();
                });
        }
    }

    private static boolean isWritten(Locator control, Object value) {
        return !List.of("radio", "checkbox").contains(String.valueOf(control.getAttribute("type")))
                && control.inputValue().equals(typed(value));
    }

    private void row(String list, int index, Map<?, ?> cells) {
        if (page.locator("#questions [name^='" + list + "[" + index + "].']").count() == 0) {
            var add = page.locator("button[value='add:" + list + "']");
            steer(add, add::click);
        }
        cells.forEach((column, value) -> answer(list + "[" + index + "]." + column, value));
    }

    private void choose(String name, Object value) {
        var choice = page.locator("#questions [name='" + name + "'][value='" + value + "']");
        if (!choice.isChecked()) {
            steer(choice, choice::check);
        }
    }

    /** Does something, and where the questions depend on it waits until they are there. */
    private void steer(Locator control, Runnable act) {
        if (!scripts || control.getAttribute("hx-post") == null) {
            act.run();
            return;
        }
        page.waitForResponse(response -> response.url().endsWith("/fields"), act);
        page.waitForFunction(SWAPPED);
    }

    private static String typed(Object value) {
        var text = value.toString();
        var day = text.split("-");
        return text.matches("\\d{4}-\\d\\d-\\d\\d")
                ? Integer.parseInt(day[2]) + "." + Integer.parseInt(day[1]) + "." + day[0]
                : text;
    }
}
