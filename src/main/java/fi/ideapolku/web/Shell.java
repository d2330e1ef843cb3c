package fi.ideapolku.web;

import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Sectors;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.web.util.UriComponentsBuilder;

/** What every page needs from its frame: language, reader, navigation, and how times and names are written for him. */
public class Shell {

    /** Languages of the product, in the order of the switch. */
    public static final List<String> LANGUAGES = List.of("fi", "sv", "en");

    private static final Set<Integer> TOLD = Set.of(401, 403, 404, 405, 409, 410, 413, 429);
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final Map<String, DateTimeFormatter> DATES = Map.of(
            "fi", DateTimeFormatter.ofPattern("d.M.uuuu"),
            "sv", DateTimeFormatter.ofPattern("d.M.uuuu"),
            "en", DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH));
    private static final Map<String, DateTimeFormatter> TIMES = Map.of(
            "fi", DateTimeFormatter.ofPattern("d.M.uuuu 'klo' H.mm"),
            "sv", DateTimeFormatter.ofPattern("d.M.uuuu 'kl.' H.mm"),
            "en", DateTimeFormatter.ofPattern("d MMM uuuu 'at' H:mm", Locale.ENGLISH));

    private final Directory directory;
    private final Sectors sectors;
    private final ModelNames models;
    private final UnaryOperator<String> texts;
    private final String language;
    private final String userId;
    private final Set<String> groups;
    private final String address;
    private final String query;

    Shell(
            Directory directory,
            Sectors sectors,
            ModelNames models,
            UnaryOperator<String> texts,
            String language,
            String userId,
            Set<String> groups,
            String address,
            String query) {
        this.directory = directory;
        this.sectors = sectors;
        this.models = models;
        this.texts = texts;
        this.language = language;
        this.userId = userId;
        this.groups = groups;
        this.address = address;
        this.query = query;
    }

    public String language() {
        return language;
    }

    public List<String> languages() {
        return LANGUAGES;
    }

    public boolean signedIn() {
        return userId != null;
    }

    /** Id of the reader, null when nobody is signed in. */
    public String userId() {
        return userId;
    }

    public String userName() {
        return directory.displayName(userId);
    }

    /** Whether the reader belongs to a group: the role itself, or the role of any sector. */
    public boolean isIn(String... roles) {
        return groups.stream()
                .anyMatch(group ->
                        List.of(roles).stream().anyMatch(role -> group.equals(role) || group.matches(role + "[A-Z]+")));
    }

    public List<Navigation> navigation() {
        return Navigation.ENTRIES.stream().filter(entry -> entry.isFor(this)).toList();
    }

    /** Whether an entry of the navigation leads to this page or to one above it. */
    public boolean isHere(Navigation entry) {
        return address.equals(entry.href()) || address.startsWith(entry.href() + "/");
    }

    /** This page in another language. */
    public String inLanguage(String other) {
        return UriComponentsBuilder.fromPath(address)
                .query(query)
                .replaceQueryParam("lang", other)
                .build()
                .toUriString();
    }

    /** A day as people write it, in Finnish time. */
    public String date(Instant at) {
        return at == null ? "" : DATES.get(language).format(at.atZone(HELSINKI));
    }

    public String date(LocalDate day) {
        return day == null ? "" : DATES.get(language).format(day);
    }

    /** Day and time as people write it, in Finnish time. */
    public String time(Instant at) {
        return at == null ? "" : TIMES.get(language).format(at.atZone(HELSINKI));
    }

    /** The time of day as people write it, in Finnish time. */
    public String clock(Instant at) {
        return DateTimeFormatter.ofPattern("en".equals(language) ? "H:mm" : "H.mm")
                .format(at.atZone(HELSINKI));
    }

    /** This moment, to compare due dates with. */
    public Instant now() {
        return Instant.now();
    }

    /** Whole days from a moment until now. */
    public long daysSince(Instant at) {
        return java.time.temporal.ChronoUnit.DAYS.between(at.atZone(HELSINKI).toLocalDate(), LocalDate.now(HELSINKI));
    }

    public String sector(String sectorId) {
        return sectorId == null || !sectors.exists(sectorId)
                ? sectorId
                : sectors.get(sectorId).name().get(language);
    }

    /** Who has the ball, by name: a sector, ORK, the ministry or the panel. */
    public String party(String party) {
        return party == null || sectors.exists(party) ? sector(party) : texts.apply("shell.party." + party);
    }

    public String stage(String stageKey) {
        return stageKey == null ? null : models.stage(stageKey, language);
    }

    public String person(String id) {
        return id == null ? null : directory.displayName(id);
    }

    /** Which of the error texts fits a status: its own, or that of its kind. */
    public String error(Integer status) {
        if (status == null) {
            return "500";
        }
        return TOLD.contains(status) ? String.valueOf(status) : status < 500 ? "400" : "500";
    }
}
