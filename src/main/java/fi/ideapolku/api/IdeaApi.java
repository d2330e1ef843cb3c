package fi.ideapolku.api;

import fi.ideapolku.card.Card;
import fi.ideapolku.card.Cards;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.IdeaPath;
import fi.ideapolku.idea.PathEvent;
import fi.ideapolku.idea.Portfolio;
import fi.ideapolku.process.AskForSupport;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.process.JoinSector;
import fi.ideapolku.process.SubmitIdea;
import fi.ideapolku.process.TakeBack;
import fi.ideapolku.process.TakeTheBall;
import fi.ideapolku.process.WithdrawIdea;
import fi.ideapolku.task.Page;
import fi.ideapolku.task.TaskItems;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Ideas: list, read, submit, and what may be done to one as a whole. */
@RestController
@RequestMapping("/api/ideas")
class IdeaApi {

    private final Portfolio portfolio;
    private final IdeaAccess access;
    private final IdeaPath path;
    private final Cards cards;
    private final TaskItems tasks;
    private final SubmitIdea submit;
    private final WithdrawIdea withdraw;
    private final AskForSupport askForSupport;
    private final JoinSector joinSector;
    private final TakeTheBall takeTheBall;
    private final TakeBack takeBack;

    IdeaApi(
            Portfolio portfolio,
            IdeaAccess access,
            IdeaPath path,
            Cards cards,
            TaskItems tasks,
            SubmitIdea submit,
            WithdrawIdea withdraw,
            AskForSupport askForSupport,
            JoinSector joinSector,
            TakeTheBall takeTheBall,
            TakeBack takeBack) {
        this.portfolio = portfolio;
        this.access = access;
        this.path = path;
        this.cards = cards;
        this.tasks = tasks;
        this.submit = submit;
        this.withdraw = withdraw;
        this.askForSupport = askForSupport;
        this.joinSector = joinSector;
        this.takeTheBall = takeTheBall;
        this.takeBack = takeBack;
    }

    record Ideas(List<IdeaRow> items, String next) {}

    record IdeaRow(
            String id,
            String title,
            String sectorId,
            String stage,
            Instant stageSince,
            String status,
            String lane,
            Instant createdAt,
            Instant endedAt) {

        static IdeaRow of(Idea idea) {
            return new IdeaRow(
                    idea.id(),
                    idea.title(),
                    idea.leadSectorId(),
                    idea.stage(),
                    idea.stageSince(),
                    idea.status(),
                    idea.lane(),
                    idea.createdAt(),
                    idea.endedAt());
        }
    }

    record Whole(
            String id,
            String title,
            String sectorId,
            List<String> relatedSectorIds,
            String stage,
            Instant stageSince,
            String status,
            String lane,
            String depth,
            String understandingCardId,
            Instant createdAt,
            Instant endedAt,
            List<Step> path,
            List<Act> acts,
            List<CardView> cards,
            List<TaskView> tasks,
            List<DecisionView> decisions) {}

    record Step(String stage, String event, String outcome, Instant at) {}

    /** What somebody did to the idea as a whole, and for which party: support asked, a sector joined, the ball taken, an idea merged in. */
    record Act(String act, String party, Instant at) {}

    record CardView(
            String id,
            String kind,
            int version,
            String status,
            String formKey,
            String authorId,
            String onBehalfOf,
            Instant createdAt,
            Map<String, Object> content) {}

    record DecisionView(String decision, String justification, String messageToProposer, String taskKey, Instant at) {}

    record Values(Map<String, Object> values) {}

    record Created(String id) {}

    @GetMapping
    Ideas list(
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String stage,
            @RequestParam(required = false) String sectorId,
            @RequestParam(required = false) String lane,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) Integer size,
            @RequestParam(required = false) String after,
            Principal user) {
        var page = Page.of(size, after);
        var rows = portfolio.list(new Portfolio.Query(
                status,
                stage,
                sectorId,
                lane,
                q,
                user.getName(),
                access.screensSectors(user.getName()),
                access.seesAll(user.getName()),
                page.after(),
                page.afterId(),
                page.size()));
        var next = rows.size() < page.size()
                ? null
                : Page.next(
                        rows.get(rows.size() - 1).createdAt(),
                        rows.get(rows.size() - 1).id());
        return new Ideas(rows.stream().map(IdeaRow::of).toList(), next);
    }

    @PostMapping
    ResponseEntity<Created> submit(@RequestBody Values form) {
        var id = submit.submit(form.values());
        return ResponseEntity.created(URI.create("/api/ideas/" + id)).body(new Created(id));
    }

    @GetMapping("/{id}")
    Whole read(@PathVariable String id, Principal user, Locale locale) {
        var idea = access.read(id, user.getName());
        var own = access.readable(idea, cards.of(id), tasks.ofIdea(id), user.getName());
        var events = path.of(id);
        return new Whole(
                idea.id(),
                idea.title(),
                idea.leadSectorId(),
                idea.relatedSectorIds(),
                idea.stage(),
                idea.stageSince(),
                idea.status(),
                idea.lane(),
                idea.depth(),
                cards.understandingOf(id).map(Card::id).orElse(null),
                idea.createdAt(),
                idea.endedAt(),
                events.stream().filter(PathEvent::isStage).map(IdeaApi::step).toList(),
                events.stream()
                        .filter(PathEvent::isAct)
                        .map(event -> new Act(event.event(), event.party(), event.at()))
                        .toList(),
                own.stream().map(IdeaApi::view).toList(),
                tasks.ofIdea(id).stream().map(item -> TaskView.of(item, locale)).toList(),
                own.stream()
                        .filter(card -> "decision".equals(card.kind()))
                        .map(IdeaApi::decision)
                        .toList());
    }

    @PostMapping("/{id}/withdraw")
    Map<String, String> withdraw(@PathVariable String id, @RequestBody Values form, Principal user) {
        access.read(id, user.getName());
        withdraw.withdraw(id, form.values());
        return Map.of("id", id, "status", "withdrawn");
    }

    @PostMapping("/{id}/ask-for-support")
    void askForSupport(@PathVariable String id) {
        askForSupport.ask(id);
    }

    /** The sector that joins is the one value: {@code sectorId}. */
    @PostMapping("/{id}/join")
    void join(@PathVariable String id, @RequestBody Values form) {
        if (form.values() == null || !(form.values().get("sectorId") instanceof String sectorId)) {
            throw new UnknownParameter("sectorId is a sector");
        }
        joinSector.join(id, sectorId);
    }

    @PostMapping("/{id}/take-the-ball")
    void takeTheBall(@PathVariable String id) {
        takeTheBall.take(id);
    }

    /** The task that is the caller's again, with what he had sent as its draft. */
    @PostMapping("/{id}/take-back")
    Map<String, String> takeBack(@PathVariable String id) {
        return Map.of("taskId", takeBack.take(id));
    }

    private static Step step(PathEvent event) {
        return new Step(event.element(), event.event(), event.outcome(), event.at());
    }

    private static CardView view(Card card) {
        return new CardView(
                card.id(),
                card.kind(),
                card.version(),
                card.status(),
                card.formKey(),
                card.authorId(),
                card.onBehalfOf(),
                card.createdAt(),
                card.content());
    }

    private static DecisionView decision(Card card) {
        return new DecisionView(
                text(card, "decision"),
                text(card, "justification"),
                text(card, "messageToProposer"),
                card.taskKey(),
                card.createdAt());
    }

    private static String text(Card card, String key) {
        var value = card.content().get(key);
        return value == null ? null : value.toString();
    }
}
