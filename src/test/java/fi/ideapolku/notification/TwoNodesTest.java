package fi.ideapolku.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import fi.ideapolku.api.OnPostgres;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.insight.WeeklySummary;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Two nodes on one database, of which one dies in the middle (DUR, FLT-1): a thousand due reminders are each told once, none is lost,
 * and the one mail of which nobody can know whether it went out is marked. One node is this process, the other one a process of its own.
 */
@Tag("nightly")
@SpringBootTest(
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "ideapolku.scheduling=false",
            "spring.mail.host=localhost"
        })
@OnPostgres
class TwoNodesTest {

    private static final int REMINDERS = 1000;
    private static final int PEOPLE = 25;
    private static final Pattern LINK = Pattern.compile("/tasks/(due-\\d+)\\s");
    private static final int PORT = TestSocketUtils.findAvailableTcpPort();

    @RegisterExtension
    static final GreenMailExtension POST = new GreenMailExtension(
                    new ServerSetup(PORT, null, ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", () -> PORT);
    }

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

    @Autowired
    Environment environment;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void thousandDueRemindersAreToldOnceEachThoughANodeDiesOverThem() throws Exception {
        dueReminders();
        var other = startDyingNode();
        var said = new ArrayList<String>();
        try (var lines = other.inputReader()) {
            assertThat(lines.lines().peek(said::add).anyMatch(DyingNode.WORKS::equals))
                    .as(() -> String.join("\n", said))
                    .isTrue();
            work();
            assertThat(other.waitFor()).isEqualTo(DyingNode.EXIT);
        } finally {
            other.destroyForcibly();
        }
        mailerAt(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11))).run();

        assertThat(jdbc.sql("select task_id from notice where kind = 'reminder' and task_id like 'due-%'")
                        .query(String.class)
                        .list())
                .hasSize(REMINDERS)
                .doesNotHaveDuplicates();
        assertThat(jdbc.sql("select state from mail where state <> 'sent'")
                        .query(String.class)
                        .list())
                .containsExactly("doubtful");
        assertThat(tasksInMails()).hasSize(REMINDERS).doesNotHaveDuplicates();
    }

    /** A process with the same settings on the same database and mail server. */
    private Process startDyingNode() throws IOException {
        var settings = List.of(
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "spring.flyway.user",
                        "spring.flyway.password",
                        "spring.flyway.locations",
                        "camunda.bpm.job-execution.enabled",
                        "ideapolku.scheduling",
                        "spring.mail.host",
                        "spring.mail.port")
                .stream()
                .map(name -> "--" + name + "=" + environment.getProperty(name));
        var java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx400m",
                "-cp",
                // The same paths as here: by them the engine knows the models that are deployed already.
                System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                DyingNode.class.getName(),
                "--server.port=0",
                "--logging.level.root=warn");
        return new ProcessBuilder(Stream.concat(java.stream(), settings).toList())
                .redirectErrorStream(true)
                .start();
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
    private void work() {
        var reminding = application.getBean("remindAndEscalate");
        while (isSomethingToDo()) {
            ReflectionTestUtils.invokeMethod(reminding, "run");
            tell.run();
            mailer.run();
        }
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
        } catch (IOException | jakarta.mail.MessagingException unreadable) {
            throw new AssertionError(GreenMailUtil.getWholeMessage(mail), unreadable);
        }
    }
}
