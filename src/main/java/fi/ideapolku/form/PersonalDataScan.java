package fi.ideapolku.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds in a text what may tell who a customer is: identity codes, e-mail addresses, telephone numbers, bank accounts and cards. */
@Component
public class PersonalDataScan {

    private static final List<Detector> DETECTORS = List.of(
            new HetuDetector(), new IbanDetector(), new CardDetector(), new EmailDetector(), new PhoneDetector());

    /** The findings in the order of the text; of two that overlap, the surer one. */
    public List<Finding> scan(String text) {
        var plain = new PlainText(text);
        return find(plain).stream()
                .map(found -> new Finding(found.kind(), plain.origin(found.start()), plain.originEnd(found.end())))
                .toList();
    }

    /** The findings in a text that is plain already. */
    static List<Finding> find(CharSequence plain) {
        var all = new ArrayList<Finding>();
        DETECTORS.forEach(detector -> detector.find(plain, all::add));
        all.sort(Comparator.comparingInt(Finding::start));
        var kept = new ArrayList<Finding>();
        for (var found : all) {
            var last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            if (last == null || last.end() <= found.start()) {
                kept.add(found);
            }
        }
        return kept;
    }
}
