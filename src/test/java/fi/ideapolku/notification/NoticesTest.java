package fi.ideapolku.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import fi.ideapolku.dialogue.Comments;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.organisation.Substitutes;
import fi.ideapolku.process.AnswerTask;
import fi.ideapolku.process.engine.EngineTime;
import fi.ideapolku.task.TaskItems;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class NoticesTest extends MailTests {

    @Autowired
    Comments comments;

    @Autowired
    Ideas ideas;

    @Autowired
    Notices notices;

    @Autowired
    Reasons reasons;

    @Autowired
    Substitutes substitutes;

    @Autowired
    AnswerTask answer;

    @Autowired
    TaskItems tasks;

    @BeforeEach
    void emptyBoxes() throws Exception {
        tell.run();
        jdbc.sql("delete from notice").update();
        jdbc.sql("delete from mail").update();
        POST.purgeEmailFromAllMailboxes();
        settings.write("sectorstaffulo", ReaderSettings.Setting.of("fi", "now"));
        address("sectorstaffulo", "esittaja@example.org");
    }

    @Test
    void proposerHearsThatTheIdeaIsReceivedAndTheSectorsCoordinatorThatThereIsATask() {
        submitted("Kirje vaikea");

        tell.run();

        assertThat(kinds("sectorstaffulo")).containsExactly("ideaReceived");
        assertThat(kinds("sectorcoordinatorulo")).containsExactly("taskAssigned");
        assertThat(kinds("sectorcoordinatorrise")).isEmpty();
    }

    @Test
    void whatIsRolledBackIsNeverTold() {
        transaction.executeWithoutResult(status -> {
            submitted("Peruttu");
            status.setRollbackOnly();
        });

        tell.run();

        assertThat(kinds("sectorstaffulo")).isEmpty();
    }

    @Test
    void toldTwiceIsHeardOnce() {
        submitted("Kerran");

        tell.run();
        tell.run();

        assertThat(kinds("sectorstaffulo")).containsExactly("ideaReceived");
    }

    @Test
    void readNoticesAreNoLongerCounted() {
        submitted("Luettu");
        tell.run();
        assertThat(notices.unread("sectorstaffulo")).isEqualTo(1);

        notices.markRead(
                "sectorstaffulo", notices.of("sectorstaffulo", null, 1).get(0).id());

        assertThat(notices.unread("sectorstaffulo")).isZero();
    }

    @Test
    void whoOpensANoticeHasReadTheEarlierOnesOfTheSameIdeaAndNoOthers() {
        submitted("Toinen asia");
        comments.add(submitted("Avattu"), null, "orkcoordinator", "Kerro lisää.", null, person -> true);
        tell.run();
        var newest = notices.of("sectorstaffulo", null, 1).get(0);

        assertThat(notices.markReadOfIdea("reader", newest.id())).isEmpty();
        assertThat(notices.markReadOfIdea("sectorstaffulo", newest.id())).contains(newest);

        assertThat(notices.of("sectorstaffulo", null, 50))
                .filteredOn(notice -> notice.readAt() == null)
                .extracting(Notice::ideaTitle)
                .containsExactly("Toinen asia");
    }

    @ParameterizedTest
    @CsvSource({
        "fi, Ideasi on vastaanotettu: Vaikea kirje",
        "sv, Din idé har tagits emot: Vaikea kirje",
        "en, Your idea has been received: Vaikea kirje"
    })
    void mailSpeaksTheReceiversLanguageInTextAndHtmlAndHoldsNothingOfTheCard(String language, String subject)
            throws Exception {
        settings.write("sectorstaffulo", ReaderSettings.Setting.of(language, "now"));
        var id = submitted("Vaikea kirje");
        tell.run();

        mailer.run();

        var mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo(subject);
        assertThat(mail.getHeader("Message-ID")[0]).endsWith("@ideapolku>");
        var whole = GreenMailUtil.getWholeMessage(mail);
        assertThat(whole).contains("text/plain", "text/html", "/ideas/" + id).doesNotContain("soittaa");
    }

    @Test
    void whoWantsNoMailGetsNone() {
        settings.write("sectorstaffulo", ReaderSettings.Setting.of("fi", "off"));
        submitted("Ei postia");
        tell.run();

        mailer.run();

        assertThat(POST.getReceivedMessages()).isEmpty();
        assertThat(kinds("sectorstaffulo")).containsExactly("ideaReceived");
    }

    @Test
    void eachTopicIsMailedAsItsReaderWishes() {
        settings.write(
                "sectorstaffulo",
                new ReaderSettings.Setting(
                        "fi",
                        Map.of(
                                Topic.TASKS, "off",
                                Topic.DECISIONS, "now",
                                Topic.PROGRESS, "off",
                                Topic.DIALOGUE, "daily"),
                        true));
        var id = submitted("Aihe kerrallaan");
        comments.add(id, null, "orkcoordinator", "Kerro lisää.", null, person -> true);
        tell.run();

        assertThat(jdbc.sql("select kind || ' ' || mail_state from notice where user_id = 'sectorstaffulo' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("ideaReceived now", "comment daily");
    }

    @ParameterizedTest
    @CsvSource({"-1,false", "0,true", "2,true", "3,false"})
    void substituteHearsOfTheAbsentsTasksWithinThePeriodAlone(int day, boolean hears) {
        var today = LocalDate.now(ZoneId.of("Europe/Helsinki"));
        substitutes.name(
                "sectorcoordinatorulo", "sectormanagementulo", today, today.plusDays(2), "sectorcoordinatorulo");
        EngineTime.moveTo(Instant.now().plus(Duration.ofDays(day)));
        submitted("Sijainen kuulee");

        tell.run();

        jdbc.sql("delete from substitution").update();
        EngineTime.reset();
        assertThat(kinds("sectormanagementulo").contains("taskAssigned")).isEqualTo(hears);
    }

    @Test
    void proposerReadsTheReasonOfWhatWasDecidedAmongHisNoticesAndNotInTheMail() throws Exception {
        var id = submitted("Perusteltu");
        as(
                "sectorcoordinatorulo",
                () -> answer.complete(
                        tasks.ofIdea(id).get(0).id(),
                        Map.of(
                                "screeningOutcome", "notAnIdea",
                                "redirectTo", "Oikeusrekisterikeskuksen asiakaspalvelu",
                                "redirectReason", "Asia hoituu asiakaspalvelussa.")));
        tell.run();
        mailer.run();

        var told = notices.of("sectorstaffulo", null, 50);
        assertThat(reasons.of(told)).containsEntry(told.get(0).id(), "Asia hoituu asiakaspalvelussa.");
        assertThat(POST.getReceivedMessages())
                .noneMatch(mail -> GreenMailUtil.getWholeMessage(mail).contains("hoituu"));
    }

    @Test
    void whoWantsOneMailADayGetsAllInOne() throws Exception {
        settings.write("sectorstaffulo", ReaderSettings.Setting.of("fi", "daily"));
        submitted("Ensimmäinen");
        submitted("Toinen");
        tell.run();
        mailer.run();
        assertThat(POST.getReceivedMessages()).isEmpty();

        mailer.runDaily();
        mailer.run();

        assertThat(onlyMail().getSubject()).isEqualTo("Ideapolku: 2 ilmoitusta");
    }

    @Test
    void whoSteersAndWantsHisMailCollectedHearsOfTheWeekOnce() throws Exception {
        settings.write("orkcoordinator", ReaderSettings.Setting.of("sv", "daily"));
        settings.write("reader", ReaderSettings.Setting.of("fi", "daily"));
        address("orkcoordinator", "ohjaaja@example.org");
        address("reader", "lukija@example.org");
        mailer.runWeekly();
        mailer.runWeekly();
        mailer.run();

        var mail = onlyMail();
        assertThat(mail.getAllRecipients()[0]).hasToString("ohjaaja@example.org");
        assertThat(mail.getSubject()).isEqualTo("Idéstigen: veckans lägesbild");
        assertThat(GreenMailUtil.getWholeMessage(mail)).contains("/insight/figure/");
    }

    @Test
    void mailThatTheServerRefusesWaitsAndIsSentOnceWhenItIsBack() throws Exception {
        submitted("Palvelin poikki");
        tell.run();
        POST.stop();
        mailer.run();
        assertThat(states()).containsExactly("pending");
        POST.start();
        jdbc.sql("update mail set next_at = created_at").update();

        mailer.run();
        mailer.run();

        assertThat(states()).containsExactly("sent");
        onlyMail();
    }

    @Test
    void mailThatANodeLeftHalfSentIsDoubtfulAndNotSentAgain() {
        submitted("Puoliksi");
        tell.run();
        POST.stop();
        mailer.run();
        POST.start();
        jdbc.sql("update mail set state = 'sending', changed_at = created_at - interval '1' hour")
                .update();

        mailer.run();

        assertThat(states()).containsExactly("doubtful");
        assertThat(POST.getReceivedMessages()).isEmpty();
    }

    @Test
    void mentionedPersonHearsOnceAndNobodyWhoHasNothingToDoWithIt() {
        var id = submitted("Mainittu");
        ideas.relate(id, "orkcoordinator", "follower");
        forgetNotices();

        comments.add(id, null, "sectorstaffulo", "@orkcoordinator ja @orkapprover, sopiiko?", null, person -> true);
        tell.run();

        assertThat(kinds("orkcoordinator")).containsExactly("mention");
        assertThat(kinds("orkapprover")).containsExactly("mention");
        assertThat(notified()).containsExactlyInAnyOrder("orkcoordinator", "orkapprover");
    }

    @Test
    void changedCommentTellsOnlyThoseWhomItMentionsAnew() {
        var id = submitted("Muutettu");
        comments.add(id, null, "sectorstaffulo", "@orkcoordinator, sopiiko?", null, person -> true);
        forgetNotices();

        comments.edit(
                id, comments.of(id).get(0).id(), "sectorstaffulo", "@orkcoordinator @orkapprover?", person -> true);
        tell.run();

        assertThat(notified()).containsExactly("orkapprover");
    }

    private void forgetNotices() {
        tell.run();
        jdbc.sql("delete from notice").update();
    }

    private List<String> notified() {
        return jdbc.sql("select user_id from notice").query(String.class).list();
    }

    private List<String> kinds(String userId) {
        return notices.of(userId, null, 50).stream().map(Notice::kind).toList();
    }

    private static MimeMessage onlyMail() {
        var mails = Arrays.asList(POST.getReceivedMessages());
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }
}
