package fi.ideapolku.process;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Turns on what runs by the clock; a test that sets its own time turns it off with {@code ideapolku.scheduling=false}. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "ideapolku.scheduling", matchIfMissing = true)
class Scheduling {}
