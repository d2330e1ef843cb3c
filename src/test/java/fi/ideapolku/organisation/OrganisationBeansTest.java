package fi.ideapolku.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Answers.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.transaction.support.TransactionOperations;

/** The module's beans find each other, and the people of the demonstration exist in its profile alone. */
class OrganisationBeansTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(DeliveredSectors.Beans.class)
            .withPropertyValues("ideapolku.password.memory-kib=64", "ideapolku.password.iterations=1")
            .withBean(IdentityService.class, OrganisationBeansTest::readOnlyIdentity)
            .withBean(TransactionOperations.class, TransactionOperations::withoutTransaction);

    @Test
    void facesOfTheModuleAreBeansAndDemoUsersAreNot() {
        context.run(started -> assertThat(started)
                .hasSingleBean(Sectors.class)
                .hasSingleBean(Roles.class)
                .hasSingleBean(Directory.class)
                .hasSingleBean(Substitutes.class)
                .hasSingleBean(Performers.class)
                .hasSingleBean(WorkingDays.class)
                .hasSingleBean(GroupSetup.class)
                .doesNotHaveBean(DemoUsers.class));
    }

    @Test
    void demoUsersExistInTheDemoProfile() {
        context.withPropertyValues("spring.profiles.active=demo")
                .run(started -> assertThat(started).hasSingleBean(DemoUsers.class));
    }

    private static IdentityService readOnlyIdentity() {
        IdentityService identity = mock(IdentityService.class, RETURNS_DEEP_STUBS);
        when(identity.isReadOnly()).thenReturn(true);
        return identity;
    }
}
