package fi.ideapolku.form;

import java.util.function.Consumer;

/** Finds one kind of personal data in plain text, in time that grows with the text's length. */
interface Detector {

    void find(CharSequence text, Consumer<Finding> findings);

    static boolean isDigit(CharSequence text, int index) {
        return index >= 0 && index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    static boolean isLetterOrDigit(CharSequence text, int index) {
        return index >= 0 && index < text.length() && Character.isLetterOrDigit(text.charAt(index));
    }
}
