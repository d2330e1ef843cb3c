package fi.ideapolku.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import fi.ideapolku.api.OnPostgres;
import fi.ideapolku.idea.IdeaHappening;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.insight.WeeklySummary;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Several nodes on one database, of which two die in the middle (DUR, FLT-1): a thousand due reminders are each told once, none is lost,
 * and the one mail of which nobody can know whether it went out is marked. What runs by the clock keeps nothing in memory, so a node is
 * a thread here.
 */
@SpringBootTest(
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "ideapolku.scheduling=false",
            "spring.mail.host=localhost",
            "spring.mail.port=3026"
        })
@OnPostgres
class TwoNodesTest {

    private static final int REMINDERS = 1000;
    private static final int PEOPLE = 25;
    private static final Pattern LINK = Pattern.compile("/tasks/(due-\\d+)\\s");

    @RegisterExtension
    static final GreenMailExtension POST = new GreenMailExtension(
                    new ServerSetup(3026, null, ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

    @Autowired
    ApplicationContext application;

    @Autowired
    TaskItems tasks;

    @Autowired
    Ideas ideas;

    @Autowired
    IdentityService identities;

    @Autowired
    TellPeople tell;

    @Autowired
    Mailer mailer;

    @Autowired
    MailText text;

    @Autowired
    Directory directory;

    @Autowired
    ReaderSettings settings;

    @Autowired
    WeeklySummary summary;

    @Autowired
    JavaMailSender server;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    /** A node that is killed: what it had begun is rolled back by the database, and it does nothing any more. */
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    @TestConfiguration
    static class Death {

        /** Kills the node named for it at its hundredth reminder, in the midst of the transaction. */
        @Bean
        Reminded reminded() {
            return new Reminded();
        }
    }

    static class Reminded {

        private final AtomicInteger reminders = new AtomicInteger();

        @EventListener
        void happened(IdeaHappening happening) {
            if (happening.kind().equals("task.reminder")
                    && Thread.currentThread().getName().equals("dies reminding")
                    && reminders.incrementAndGet() == 100) {
                throw new Killed();
            }
        }
    }

    @Test
    void thousandDueRemindersAreToldOnceEachThoughTwoNodesDieOverThem() throws Exception {
        dueReminders();
        var nodes = Executors.newFixedThreadPool(3);
        var diesReminding = nodes.submit(named("dies reminding", () -> work(mailer)));
        var diesMailing = nodes.submit(named("dies mailing", () -> work(mailerThatDies())));
        var survives = nodes.submit(named("survives", () -> work(mailer)));
        survives.get(3, TimeUnit.MINUTES);
        for (var dead : List.of(diesReminding, diesMailing)) {
            assertThatThrownBy(dead::get).isInstanceOf(ExecutionException.class).hasRootCauseInstanceOf(Killed.class);
        }
        nodes.shutdown();
        mailerAt(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11))).run();

        assertThat(jdbc.sql("select count(*) from notice where kind = 'reminder' and task_id like 'due-%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(REMINDERS);
        assertThat(jdbc.sql(
                                "select count(distinct task_id) from notice where kind = 'reminder' and task_id like 'due-%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(REMINDERS);
        assertThat(jdbc.sql("select state from mail where state <> 'sent'")
                        .query(String.class)
                        .list())
                .containsExactly("doubtful");
        assertThat(tasksInMails()).hasSize(REMINDERS).doesNotHaveDuplicates();
    }

    private void dueReminders() {
        var people = identities.createUserQuery().listPage(0, PEOPLE);
        people.forEach(this::giveAddress);
        var now = Instant.now();
        ideas.create("IDEA-2026-900", "Tuhat muistutusta", "ULO", people.get(0).getId(), null, null);
        for (var number = 0; number < REMINDERS; number++) {
            tasks.add(new TaskItem(
                    "due-" + number,
                    "IDEA-2026-900",
                    "taskFillUnderstandingCard",
                    "understandingCard",
                    "understandingCard",
                    Map.of("fi", "Täytä", "sv", "Fyll i", "en", "Fill in"),
                    "understandingCard",
                    "ULO",
                    people.get(number % people.size()).getId(),
                    List.of(),
                    now,
                    now.plus(Duration.ofDays(1)),
                    now.minusSeconds(60)));
        }
    }

    private void giveAddress(User person) {
        person.setEmail(person.getId() + "@example.org");
        identities.saveUser(person);
    }

    /** What a node does by the clock, until there is nothing more to do. */
    private Void work(Mailer ownMailer) {
        var reminding = application.getBean("remindAndEscalate");
        while (isSomethingToDo()) {
            ReflectionTestUtils.invokeMethod(reminding, "run");
            tell.run();
            ownMailer.run();
        }
        return null;
    }

    private boolean isSomethingToDo() {
        return jdbc.sql("""
                        select (select count(*) from task_item where id like 'due-%')
                             - (select count(*) from task_step where step = 'reminder' and task_id like 'due-%')
                             + (select count(*) from notice_event)
                             + (select count(*) from notice where mail_state = 'now')
                             + (select count(*) from mail where state = 'pending')
                        """).query(Integer.class).single() > 0;
    }

    private static Callable<Void> named(String name, Callable<Void> work) {
        return () -> {
            Thread.currentThread().setName(name);
            return work.call();
        };
    }

    /** The node dies at its third mail: the server has it, and nobody has written so down. */
    private Mailer mailerThatDies() {
        var sent = new AtomicInteger();
        var dying = new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage mail) {
                server.send(mail);
                if (sent.incrementAndGet() == 3) {
                    throw new Killed();
                }
            }
        };
        return new Mailer(jdbc, transaction, provider(dying), text, directory, settings, summary, Clock.systemUTC());
    }

    private Mailer mailerAt(Clock clock) {
        return new Mailer(jdbc, transaction, provider(server), text, directory, settings, summary, clock);
    }

    private static ObjectProvider<JavaMailSender> provider(JavaMailSender sender) {
        return new ObjectProvider<>() {
            @Override
            public JavaMailSender getObject() {
                return sender;
            }
        };
    }

    private static List<String> tasksInMails() {
        return Arrays.stream(POST.getReceivedMessages())
                .flatMap(mail -> LINK.matcher(plain(mail)).results().map(found -> found.group(1)))
                .toList();
    }

    /** The text part, unfolded: the HTML part says the same again. */
    private static String plain(MimeMessage mail) {
        try {
            var parts = (jakarta.mail.internet.MimeMultipart) mail.getContent();
            var part = parts.getBodyPart(0);
            while (part.getContent() instanceof jakarta.mail.internet.MimeMultipart inner) {
                part = inner.getBodyPart(0);
            }
            return part.getContent().toString();
        } catch (java.io.IOException | jakarta.mail.MessagingException unreadable) {
            throw new AssertionError(GreenMailUtil.getWholeMessage(mail), unreadable);
        }
    }
}
