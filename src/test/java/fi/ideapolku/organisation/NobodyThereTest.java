package fi.ideapolku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.process.RoutedRoles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.transaction.support.TransactionOperations;

/** Whatever role a task goes to, in whatever sector: somebody has it in the end. */
class NobodyThereTest {

    private final Sectors sectors = DeliveredSectors.unchanged();
    private final Roles roles = new Roles();
    private final Set<String> routed = RoutedRoles.all();

    @Test
    void everyRoleThatTheModelsGiveWorkToIsInTheRoleFile() {
        assertThat(routed)
                .contains("sectorCoordinator", "orkApprover", "skillLegal", "coordinationGroup", "omSteering")
                .isSubsetOf(roles.all().stream().map(Role::id).toList());
    }

    @Test
    void withTheDemoUsersEveryTaskHasSomebodyEvenWhenItsFirstPersonMayNotDoIt() {
        demo(directory -> {
            var known = new HashMap<String, List<String>>();
            Members members = group -> known.computeIfAbsent(group, directory::membersOf);
            assertThat(unmanned(members, Set.of())).isEmpty();
            for (var group : OrganisationGroup.all(roles, sectors.active())) {
                var first = members.membersOf(group.id()).get(0);
                assertThat(unmanned(members, Set.of(first))).as(first).isEmpty();
            }
        });
    }

    @Test
    void byTheRoleFileEveryChainOfStandInsIsOfKnownGroupsAndEndsWithTheOwnerOfTheProcess() {
        var known = OrganisationGroup.all(roles, sectors.active()).stream()
                .map(OrganisationGroup::id)
                .toList();
        var asked = new TreeSet<String>();
        Members nobody = group -> {
            asked.add(group);
            return List.of();
        };
        assertThat(unmanned(nobody, Set.of())).isNotEmpty();
        assertThat(asked).isSubsetOf(known).contains("processOwner");

        Members onlyTheOwner = group -> group.equals("processOwner") ? List.of("olli") : List.of();
        assertThat(unmanned(onlyTheOwner, Set.of())).isEmpty();
    }

    @Test
    void aTaskThatNobodyHasIsFound() {
        Members onlyTheOwner = group -> group.equals("processOwner") ? List.of("olli") : List.of();

        assertThat(unmanned(onlyTheOwner, Set.of("olli"))).contains("orkApprover", "sectorManagement ULO");
    }

    /** The roles, each with its sector, for which nobody may act. */
    private List<String> unmanned(Members members, Set<String> excluded) {
        var performers = new Performers(sectors, roles, members);
        var unmanned = new ArrayList<String>();
        for (var role : routed) {
            if (!roles.get(role).perSector()) {
                if (!isManned(performers.groups(role, null, excluded), members, excluded)) {
                    unmanned.add(role);
                }
                continue;
            }
            for (var sector : sectors.active()) {
                if (!isManned(performers.groups(role, sector.id(), excluded), members, excluded)) {
                    unmanned.add(role + " " + sector.id());
                }
            }
        }
        return unmanned;
    }

    private static boolean isManned(List<String> groups, Members members, Set<String> excluded) {
        return groups.stream()
                .flatMap(group -> members.membersOf(group).stream())
                .anyMatch(user -> !excluded.contains(user));
    }

    private static void demo(Consumer<Directory> test) {
        var engine = ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
                .setProcessEngineName("nobodyThere")
                .setJdbcUrl("jdbc:h2:mem:nobodyThere")
                .setHistory(ProcessEngineConfiguration.HISTORY_NONE)
                .setJobExecutorActivate(false)
                .buildProcessEngine();
        try {
            new ApplicationContextRunner()
                    .withUserConfiguration(Roles.class, GroupSetup.class, DemoUsers.class, Directory.class)
                    .withBean(Sectors.class, DeliveredSectors::unchanged)
                    .withBean(IdentityService.class, engine::getIdentityService)
                    .withBean(TransactionOperations.class, TransactionOperations::withoutTransaction)
                    .withPropertyValues("spring.profiles.active=demo")
                    .run(started -> test.accept(started.getBean(Directory.class)));
        } finally {
            engine.close();
        }
    }
}
