package fi.ideapolku.notification;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import fi.ideapolku.process.SubmitIdea;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.transaction.support.TransactionOperations;

/** Notices and their mails by real SMTP; the clockwork stands still, and the tests do what it would do. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:notices;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "ideapolku.scheduling=false",
            "spring.mail.host=localhost",
            "spring.mail.properties.mail.smtp.connectiontimeout=2000"
        })
abstract class MailTests {

    static final Map<String, Object> SCREENED = Map.of(
            "screeningOutcome", "continue",
            "leadSectorId", "ULO",
            "cardOwner", "sectorownerulo",
            "ideaType", "contentCommunication",
            "lifeEvent", "debtEnforcement",
            "dataUse", "none",
            "dataProcessingChanges", false);

    private static final String TEXT = "Asiakas ei ymmärrä kirjettä ja soittaa siksi meille monta kertaa.";

    private static final int PORT = TestSocketUtils.findAvailableTcpPort();

    @RegisterExtension
    static final GreenMailExtension POST = new GreenMailExtension(
                    new ServerSetup(PORT, null, ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication())
            .withPerMethodLifecycle(false);

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", () -> PORT);
    }

    @Autowired
    SubmitIdea submit;

    @Autowired
    IdentityService identities;

    @Autowired
    TellPeople tell;

    @Autowired
    Mailer mailer;

    @Autowired
    ReaderSettings settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    List<String> states() {
        return jdbc.sql("select state from mail").query(String.class).list();
    }

    void address(String userId, String address) {
        var user = identities.createUserQuery().userId(userId).singleResult();
        user.setEmail(address);
        identities.saveUser(user);
    }

    String submitted(String title) {
        var id = new String[1];
        as(
                "sectorstaffulo",
                () -> id[0] = submit.submit(Map.of(
                        "title", title,
                        "problemStatement", TEXT,
                        "endCustomer", "Ulosoton asiakas",
                        "sectorId", "ULO",
                        "evidenceLevel", "frontline")));
        return id[0];
    }

    void as(String user, Runnable act) {
        identities.setAuthenticatedUserId(user);
        try {
            act.run();
        } finally {
            identities.clearAuthentication();
        }
    }
}
