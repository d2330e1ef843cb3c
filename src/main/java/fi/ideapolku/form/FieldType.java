package fi.ideapolku.form;

/** The kinds of answers that our forms ask. */
public enum FieldType {
    TEXTFIELD,
    TEXTAREA,
    NUMBER,
    CHECKBOX,
    RADIO,
    SELECT,
    CHECKLIST,
    DATE,
    DYNAMICLIST;

    boolean isText() {
        return this == TEXTFIELD || this == TEXTAREA;
    }

    boolean isCode() {
        return this == RADIO || this == SELECT || this == CHECKLIST;
    }
}
