package fi.ideapolku.process;

import fi.ideapolku.card.Card;
import fi.ideapolku.card.Cards;
import fi.ideapolku.form.Option;
import fi.ideapolku.form.OptionSource;
import fi.ideapolku.form.Text;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.idea.Portfolio;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Sectors;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The choices that forms leave to the server: sectors, people, ideas and cards. */
@Component
class FormOptions implements OptionSource {

    private static final List<String> SECTOR_ROLES =
            List.of("sectorOwner", "sectorCoordinator", "sectorStaff", "sectorManagement");
    private static final List<String> ORK_ROLES =
            List.of("orkCoordinator", "orkServiceDesigner", "orkArchitect", "orkDelivery");

    private final Sectors sectors;
    private final Directory directory;
    private final Ideas ideas;
    private final Portfolio portfolio;
    private final Cards cards;

    FormOptions(Sectors sectors, @Lazy Directory directory, Ideas ideas, Portfolio portfolio, Cards cards) {
        this.sectors = sectors;
        this.directory = directory;
        this.ideas = ideas;
        this.portfolio = portfolio;
        this.cards = cards;
    }

    @Override
    public List<Option> options(String valuesKey, Map<String, Object> context) {
        var ideaId = String.valueOf(context.get("ideaId"));
        Supplier<List<Option>> options = switch (valuesKey) {
            case "sectors" -> this::sectors;
            case "users" -> () -> people(ideaId);
            case "ideas" -> () -> openIdeas(ideaId);
            case "understandingCards" -> this::approvedCards;
            case "evidenceRecords" -> () -> evidence(ideaId);
            default -> List::of;
        };
        return options.get();
    }

    @Override
    public boolean offers(String valuesKey, String code, Map<String, Object> context) {
        return switch (valuesKey) {
            case "users" -> directory.isActive(code);
            case "ideas" ->
                !code.equals(context.get("ideaId"))
                        && ideas.find(code).filter(idea -> idea.isOpen()).isPresent();
            case "understandingCards" -> cards.isApprovedUnderstanding(code);
            default -> OptionSource.super.offers(valuesKey, code, context);
        };
    }

    @Override
    public Text label(String valuesKey, String code, Map<String, Object> context) {
        return switch (valuesKey) {
            case "sectors" -> sectors.exists(code) ? text(sectors.get(code).name()) : null;
            case "users" -> same(directory.displayName(code));
            case "ideas" ->
                ideas.find(code)
                        .map(idea -> same(idea.id() + " " + idea.title()))
                        .orElse(null);
            case "understandingCards" ->
                cards.find(code)
                        .flatMap(card -> ideas.find(card.ideaId()))
                        .map(idea -> same(idea.title()))
                        .orElse(null);
            case "evidenceRecords" ->
                cards.find(code).map(card -> same(title(card))).orElse(null);
            default -> null;
        };
    }

    private List<Option> sectors() {
        return sectors.active().stream()
                .map(sector -> new Option(sector.id(), text(sector.name())))
                .toList();
    }

    /** The people of the idea's sectors, then ORK's. */
    private List<Option> people(String ideaId) {
        var sectorIds = ideas.find(ideaId).map(Idea::sectorIds).orElse(List.of());
        var groups = Stream.concat(
                sectorIds.stream().flatMap(sector -> SECTOR_ROLES.stream().map(role -> role + sector)),
                ORK_ROLES.stream());
        return groups.flatMap(group -> directory.membersOf(group).stream())
                .distinct()
                .map(user -> new Option(user, same(directory.displayName(user))))
                .toList();
    }

    private List<Option> openIdeas(String ideaId) {
        return portfolio.newestOpen(100).stream()
                .filter(idea -> !idea.id().equals(ideaId))
                .map(idea -> new Option(idea.id(), same(idea.id() + " " + idea.title())))
                .toList();
    }

    private List<Option> approvedCards() {
        return cards.newestApproved(100).stream()
                .map(card -> new Option(
                        card.id(),
                        same(ideas.find(card.ideaId()).map(idea -> idea.title()).orElse(card.ideaId()))))
                .toList();
    }

    private List<Option> evidence(String ideaId) {
        return cards.of(ideaId).stream()
                .filter(card -> "evidenceRecord".equals(card.kind()))
                .map(card -> new Option(card.id(), same(title(card))))
                .toList();
    }

    private static String title(Card card) {
        return String.valueOf(card.content().getOrDefault("title", card.id()));
    }

    private static Text text(Map<String, String> names) {
        return new Text(names.get("fi"), names.get("sv"), names.get("en"));
    }

    private static Text same(String text) {
        return new Text(text, text, text);
    }
}
