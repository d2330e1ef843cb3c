package fi.ideapolku.notification;

import fi.ideapolku.Ideapolku;
import fi.ideapolku.idea.IdeaHappening;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * A node in a process of its own that dies at the worst moment, as by {@code kill -9}: in the midst of the transaction of its hundredth
 * reminder, while the mail server has taken its third mail and nobody has written so down.
 */
final class DyingNode {

    static final int EXIT = 99;
    static final String WORKS = "The node works";

    private static final int LAST_REMINDER = 100;
    private static final int LAST_MAIL = 3;

    private final CountDownLatch lastMail = new CountDownLatch(1);
    private final AtomicInteger reminders = new AtomicInteger();

    private DyingNode() {}

    /** @param settings those of the application, as on its command line */
    public static void main(String[] settings) throws InterruptedException {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        new DyingNode().run(settings);
    }

    private void run(String... settings) throws InterruptedException {
        var application = new SpringApplicationBuilder(Ideapolku.class)
                .initializers(this::prepare)
                .run(settings);
        var mailing = new Thread(() -> {
            while (true) {
                application.getBean(TellPeople.class).run();
                application.getBean(Mailer.class).run();
            }
        });
        mailing.setDaemon(true);
        var reminding = application.getBean("remindAndEscalate");
        application.getBean(Mailer.class);
        mailing.start();
        while (true) {
            ReflectionTestUtils.invokeMethod(reminding, "run");
        }
    }

    private void prepare(ConfigurableApplicationContext application) {
        application.getBeanFactory().registerSingleton("productAlone", new ProductAlone());
        application.addApplicationListener((ApplicationListener<PayloadApplicationEvent<?>>) this::happened);
        application.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JavaMailSenderImpl sender ? new DyingSender(sender) : bean;
            }
        });
    }

    private void happened(PayloadApplicationEvent<?> event) {
        if (!(event.getPayload() instanceof IdeaHappening happening)
                || !happening.kind().equals("task.reminder")) {
            return;
        }
        var reminded = reminders.incrementAndGet();
        if (reminded == 1) {
            System.out.println(WORKS);
        }
        if (reminded == LAST_REMINDER) {
            await(lastMail);
            Runtime.getRuntime().halt(EXIT);
        }
    }

    /** Keeps what other tests configure out of the node, which has their classes beside it. */
    private static final class ProductAlone extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory factory) throws IOException {
            return type.getResource().getURL().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ProductAlone;
        }

        @Override
        public int hashCode() {
            return ProductAlone.class.hashCode();
        }
    }

    /** Sends two mails and gives a third one to the server, but never comes back from it. */
    private final class DyingSender extends JavaMailSenderImpl {

        private final JavaMailSenderImpl server;
        private final AtomicInteger sent = new AtomicInteger();

        DyingSender(JavaMailSenderImpl server) {
            this.server = server;
        }

        @Override
        public MimeMessage createMimeMessage() {
            return server.createMimeMessage();
        }

        @Override
        public void send(MimeMessage mail) {
            server.send(mail);
            if (sent.incrementAndGet() == LAST_MAIL) {
                lastMail.countDown();
                await(new CountDownLatch(1));
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
