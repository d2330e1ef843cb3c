package fi.ideapolku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** Groups and demonstration users stand in the engine's identity service, and the directory reads them there. */
class DirectoryTest {

    private static ProcessEngine engine;
    private static IdentityService identity;
    private static GroupSetup groups;
    private static DemoUsers users;

    private final Sectors sectors = DeliveredSectors.unchanged();
    private final Roles roles = new Roles();
    private final Directory directory = new Directory(identity, sectors, roles);

    @BeforeAll
    static void setUp() {
        engine = ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
                .setProcessEngineName("organisation")
                .setJdbcUrl("jdbc:h2:mem:organisation")
                .setHistory(ProcessEngineConfiguration.HISTORY_NONE)
                .setJobExecutorActivate(false)
                .buildProcessEngine();
        identity = engine.getIdentityService();
        TransactionOperations none = TransactionOperations.withoutTransaction();
        groups = new GroupSetup(identity, DeliveredSectors.unchanged(), new Roles(), none);
        users = new DemoUsers(identity, DeliveredSectors.unchanged(), new Roles(), none, groups);
        groups.createGroups();
        users.createUsers();
    }

    @AfterAll
    static void tearDown() {
        engine.close();
    }

    @Test
    void everyActiveSectorAndRoleHasItsGroupWithSomebodyInIt() {
        assertThat(OrganisationGroup.all(roles, sectors.active()))
                .hasSize(24 * 4 + 22)
                .allSatisfy(group -> assertThat(directory.membersOf(group.id())).isNotEmpty());
        assertThat(directory.membersOf("sectorStaffOAEV")).isEmpty();
    }

    @Test
    void secondStartChangesNothing() {
        long groupCount = identity.createGroupQuery().count();
        long userCount = identity.createUserQuery().count();

        groups.createGroups();
        users.createUsers();

        assertThat(identity.createGroupQuery().count()).isEqualTo(groupCount).isEqualTo(25 * 4 + 22 + 1);
        assertThat(identity.createUserQuery().count()).isEqualTo(userCount).isEqualTo(24 * 5 + 22 + 3);
    }

    @Test
    void demoUserHasHisOwnGroupOnlyAndSignsInWithTheDemoPassword() {
        assertThat(directory.groupsOf("sectorownerulo")).containsExactly("sectorOwnerULO");
        assertThat(identity.checkPassword("sectorownerulo", "demo")).isTrue();
        assertThat(identity.checkPassword("sectorownerulo", "Demo")).isFalse();
    }

    @Test
    void samePasswordIsSaltedForEachUser() {
        User one = identity.createUserQuery().userId("reader").singleResult();
        User other = identity.createUserQuery().userId("communications").singleResult();

        assertThat(one.getPassword()).isNotEqualTo(other.getPassword());
    }

    @Test
    void rolesOfTwoHaveTheirSecondPerson() {
        assertThat(directory.membersOf("orkCoordinator")).containsExactly("orkcoordinator", "orkcoordinator2");
        assertThat(directory.membersOf("orkServiceDesigner"))
                .containsExactly("orkservicedesigner", "orkservicedesigner2");
        assertThat(directory.membersOf("orkApprover")).containsExactly("orkapprover", "orkapprover2");
    }

    @Test
    void administratorBelongsToTheEnginesAdministrators() {
        assertThat(directory.groupsOf("admin")).isEqualTo(Set.of("admin", Groups.CAMUNDA_ADMIN));
    }

    @Test
    void sectorOfAPersonComesFromTheGroup() {
        assertThat(directory.sectorOf("sectorstaffopvtvn")).contains("OPVTVN");
        assertThat(directory.sectorOf("sectorcoordinatoropv")).contains("OPV");
        assertThat(directory.sectorOf("orkcoordinator")).isEmpty();
    }

    @Test
    void personIsNamedByRoleAndSector() {
        assertThat(directory.displayName("sectorownerulo")).isEqualTo("Palveluprosessin omistaja Ulosottolaitos");
        assertThat(directory.displayName("orkapprover2")).isEqualTo("ORK:n hyväksyjä 2");
        assertThat(directory.displayName("gone")).isEqualTo("gone");
    }

    @Test
    void unknownPersonIsNotActive() {
        assertThat(directory.isActive("reader")).isTrue();
        assertThat(directory.isActive("gone")).isFalse();
        assertThat(directory.isActive(null)).isFalse();
        assertThat(directory.groupsOf("gone")).isEmpty();
    }
}
