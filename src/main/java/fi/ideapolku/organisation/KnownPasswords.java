package fi.ideapolku.organisation;

import jakarta.annotation.PostConstruct;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Keeps an installation for real use from starting while a person of the demonstration can sign in with the known password. */
@Component
@Profile("!demo")
class KnownPasswords {

    private final IdentityService identity;
    private final Sectors sectors;
    private final Roles roles;

    KnownPasswords(IdentityService identity, Sectors sectors, Roles roles) {
        this.identity = identity;
        this.sectors = sectors;
        this.roles = roles;
    }

    /** @throws IllegalStateException when there is such a person; the message names him, not the password */
    @PostConstruct
    void refuse() {
        Set<String> demonstration = OrganisationGroup.all(roles, sectors.all()).stream()
                .flatMap(group -> Stream.of(DemoUsers.idOf(group, ""), DemoUsers.idOf(group, "2")))
                .collect(Collectors.toSet());
        identity.createUserQuery().unlimitedList().stream()
                .map(User::getId)
                .filter(demonstration::contains)
                .filter(id -> identity.checkPassword(id, DemoUsers.PASSWORD))
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalStateException(
                            "The person %s of the demonstration has its known password:".formatted(id)
                                    + " remove the people of the demonstration, or start with the profile demo");
                });
    }
}
