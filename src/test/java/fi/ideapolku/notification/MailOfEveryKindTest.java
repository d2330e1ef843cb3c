package fi.ideapolku.notification;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import fi.ideapolku.card.Library;
import fi.ideapolku.card.Themes;
import fi.ideapolku.dialogue.Comments;
import fi.ideapolku.idea.IdeaHappening;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.process.AnswerTask;
import fi.ideapolku.task.TaskItems;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;

/** Every kind of notice by real SMTP: to the right people and nobody else, in each language, whatever the mail server does, and with nothing of what somebody wrote (FLT-1, PRV-9). */
class MailOfEveryKindTest extends MailTests {

    private static final String PROPOSER = "sectorstaffulo";
    private static final String FOLLOWER = "reader";
    private static final String COORDINATOR = "sectorcoordinatorulo";
    private static final int APPROVALS = 100;

    @Autowired
    Ideas ideas;

    @Autowired
    TaskItems tasks;

    @Autowired
    Comments comments;

    @Autowired
    Themes themes;

    @Autowired
    Directory directory;

    @Autowired
    AnswerTask answer;

    @Autowired
    MessageSource messages;

    @Autowired
    ApplicationEventPublisher events;

    private Set<String> everybody;

    @BeforeEach
    void everybodyHasAnAddress() {
        everybody = identities.createUserQuery().listPage(0, 500).stream()
                .map(person -> person.getId())
                .collect(toSet());
        everybody.forEach(person -> address(person, person + "@example.org"));
    }

    @AfterEach
    void asBefore() {
        everybody.forEach(person -> address(person, null));
        jdbc.sql("delete from reader_setting").update();
        jdbc.sql("delete from reader_mail").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void everyKindReachesTheRightPeopleInTheirLanguage(String language) throws Exception {
        everybody.forEach(person -> settings.write(person, ReaderSettings.Setting.of(language, "now")));
        var id = submitted("Joka laji");
        ideas.relate(id, FOLLOWER, "follower");
        var task = tasks.ofIdea(id).get(0);
        forget();
        var both = Set.of(PROPOSER, FOLLOWER);

        happens(language, "ideaReceived", Set.of(PROPOSER), "created", id, null, null, null);
        happens(language, "moved", Set.of(FOLLOWER), "stage.entered", id, "discovery", null, null);
        happens(language, "decision", both, "stage.left", id, "decision", null, "rejected");
        happens(language, "ended", both, "ended", id, "rejected", null, null);
        happens(language, "supportAsked", members("orkServiceDesigner"), "idea.supportAsked", id, "s", null, null);
        happens(language, "sectorJoined", both, "idea.sectorJoined", id, "screening", null, null);
        happens(language, "ballTaken", both, "idea.ballTaken", id, "screening", null, null);
        for (var kind : Map.of(
                        "taskAssigned", "created", "reminder", "reminder", "overdue", "due", "escalated", "escalated")
                .entrySet()) {
            happens(
                    language,
                    kind.getKey(),
                    members("sectorCoordinatorULO"),
                    "task." + kind.getValue(),
                    id,
                    task.taskKey(),
                    task.id(),
                    null);
        }
        comments.add(id, null, "orkapprover", "Hyvä näin.", null, person -> true);
        isMailed(language, "comment", both);
        comments.add(id, null, "orkapprover", "Ehditkö tänään?", "orkCoordinator", person -> true);
        jdbc.sql("delete from notice where kind = 'comment'").update();
        isMailed(language, Map.of("question", members("orkCoordinator"), "comment", both));
        comments.add(id, null, PROPOSER, "@orkapprover, sopiiko?", null, person -> true);
        isMailed(language, Map.of("mention", Set.of("orkapprover"), "comment", Set.of(FOLLOWER)));
        for (var kind : Map.of(
                        "moreInfo", "taskCompleteIntake",
                        "cardReturned", "taskReviseIdeaCard",
                        "sprintInvitation", "taskAnswerInvitation")
                .entrySet()) {
            jdbc.sql("update task_item set task_key = :key, assignee = :proposer where id = :id")
                    .param("key", kind.getValue())
                    .param("proposer", PROPOSER)
                    .param("id", task.id())
                    .update();
            happens(language, kind.getKey(), Set.of(PROPOSER), "task.created", id, kind.getValue(), task.id(), null);
        }
        happens("stage.entered", id, "smallOrder", null, null);
        isMailed(language, Map.of("fastLane", Set.of(PROPOSER), "moved", Set.of(FOLLOWER)));
        happens("ended", id, null, null, "merged");
        isMailed(language, Map.of("merged", Set.of(PROPOSER), "ended", Set.of(FOLLOWER)));
        happens(language, "silent", Set.of(PROPOSER, COORDINATOR), "idea.silent", id, "60", null, null);
        happens(language, "silent", members("orkPortfolioManager"), "idea.silent", id, "90", null, null);
        ideas.write(id, "lifeEvent", "debtEnforcement");
        themes.follow("debtEnforcement", FOLLOWER);
        for (var kind : Map.of("libraryAdded", "understandingCard", "lessonPublished", "lessonsCard")
                .entrySet()) {
            transaction.executeWithoutResult(
                    status -> events.publishEvent(new Library.Added(id, kind.getValue(), Instant.now())));
            isMailed(language, kind.getKey(), Set.of(FOLLOWER));
        }
    }

    @Test
    void everyKindHasATopicAndWordsAndASubjectInEveryLanguage() {
        for (var topic : Topic.values()) {
            for (var kind : topic.kinds()) {
                for (var locale : List.of(Locale.forLanguageTag("fi"), Locale.forLanguageTag("sv"), Locale.ENGLISH)) {
                    assertThat(messages.getMessage("notice." + kind, null, locale))
                            .isNotBlank();
                    assertThat(messages.getMessage("notice.mail.subject." + kind, null, locale))
                            .contains("{0}");
                }
            }
        }
    }

    @Test
    void hundredApprovalsSucceedAtUsualSpeedWhileTheMailServerIsDownAndTheirMailsArriveOnceAfterwards()
            throws Exception {
        var waiting = new ArrayList<String>();
        for (var number = 0; number < 2 * APPROVALS; number++) {
            waiting.add(tasks.ofIdea(submitted("Hyväksyntä " + number)).get(0).id());
        }
        forget();
        var usual = approveWhileMailGoesOut(waiting.subList(0, APPROVALS));
        tellAndMail();
        forget();
        POST.stop();

        var whileDown = approveWhileMailGoesOut(waiting.subList(APPROVALS, 2 * APPROVALS));

        assertThat(slowest(whileDown))
                .as("p95 while the server is down, usually %s", slowest(usual))
                .isLessThanOrEqualTo(slowest(usual).plusMillis(100));
        tellAndMail();
        assertThat(states()).contains("pending");
        POST.start();
        jdbc.sql("update mail set next_at = created_at where state = 'pending'").update();
        for (var round = 0; round < 20 && states().contains("pending"); round++) {
            mailer.run();
        }

        assertThat(states()).isNotEmpty().containsOnly("sent");
        assertThat(jdbc.sql("select count(*) from notice where kind = 'taskAssigned' and mail_state <> 'mailed'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(ids()).doesNotHaveDuplicates().hasSize(states().size());
    }

    private void happens(
            String language,
            String kind,
            Set<String> people,
            String event,
            String id,
            String element,
            String taskId,
            String outcome)
            throws Exception {
        happens(event, id, element, taskId, outcome);
        isMailed(language, kind, people);
    }

    private void happens(String event, String id, String element, String taskId, String outcome) {
        transaction.executeWithoutResult(
                status -> events.publishEvent(new IdeaHappening(event, id, element, taskId, outcome, Instant.now())));
    }

    private void isMailed(String language, String kind, Set<String> people) throws Exception {
        isMailed(language, Map.of(kind, people));
    }

    /** Exactly these people have got one mail each since the last time, about this and in the language. */
    private void isMailed(String language, Map<String, Set<String>> peopleByKind) throws Exception {
        tell.run();
        mailer.run();
        var locale = Locale.forLanguageTag(language);
        var mails = Arrays.asList(POST.getReceivedMessages());
        for (var kind : peopleByKind.entrySet()) {
            var subject =
                    messages.getMessage("notice.mail.subject." + kind.getKey(), new Object[] {"Joka laji"}, locale);
            var about =
                    mails.stream().filter(mail -> subject(mail).equals(subject)).toList();
            assertThat(about.stream().map(MailOfEveryKindTest::receiver))
                    .as(kind.getKey() + " in " + language)
                    .containsExactlyInAnyOrderElementsOf(kind.getValue());
            for (var mail : about) {
                var text = part(mail, 0);
                assertThat(text).contains("Joka laji", "http").doesNotContain("??", "soittaa");
                assertThat(text + part(mail, 1) + subject(mail))
                        .as("PRV-9")
                        .doesNotContain("Hyvä näin", "Ehditkö", "sopiiko");
                assertThat(part(mail, 1)).contains("lang=\"" + language + "\"", "Joka laji");
                assertThat(mail.getHeader("Content-Language")).containsExactly(language);
            }
        }
        assertThat(mails)
                .hasSize(peopleByKind.values().stream().mapToInt(Set::size).sum());
        forget();
    }

    private void forget() throws Exception {
        tell.run();
        jdbc.sql("delete from notice").update();
        jdbc.sql("delete from mail").update();
        POST.purgeEmailFromAllMailboxes();
    }

    private void tellAndMail() {
        tell.run();
        mailer.run();
    }

    private List<Duration> approveWhileMailGoesOut(List<String> taskIds) throws InterruptedException {
        var clockwork = Executors.newSingleThreadScheduledExecutor();
        clockwork.scheduleWithFixedDelay(this::tellAndMail, 0, 100, TimeUnit.MILLISECONDS);
        var times = taskIds.stream()
                .map(id -> {
                    var start = System.nanoTime();
                    as(COORDINATOR, () -> answer.complete(id, SCREENED));
                    return Duration.ofNanos(System.nanoTime() - start);
                })
                .toList();
        clockwork.shutdown();
        assertThat(clockwork.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        return times;
    }

    /** The time within which 95 of 100 are done. */
    private static Duration slowest(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() * 95 / 100 - 1);
    }

    private Set<String> members(String group) {
        return Set.copyOf(directory.membersOf(group));
    }

    private static List<String> ids() {
        return Arrays.stream(POST.getReceivedMessages())
                .map(mail -> read(() -> mail.getHeader("Message-ID")[0]))
                .toList();
    }

    private static String subject(MimeMessage mail) {
        return read(mail::getSubject);
    }

    private static String receiver(MimeMessage mail) {
        return read(
                () -> mail.getRecipients(Message.RecipientType.TO)[0].toString().replaceAll("@.*", ""));
    }

    private static String part(MimeMessage mail, int index) {
        try {
            var parts = (MimeMultipart) mail.getContent();
            while (parts.getBodyPart(0).getContent() instanceof MimeMultipart inner) {
                parts = inner;
            }
            return parts.getBodyPart(index).getContent().toString();
        } catch (IOException | MessagingException unreadable) {
            throw new AssertionError(GreenMailUtil.getWholeMessage(mail), unreadable);
        }
    }

    private interface Reading {
        String read() throws MessagingException;
    }

    private static String read(Reading reading) {
        try {
            return reading.read();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
