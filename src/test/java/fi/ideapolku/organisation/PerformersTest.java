package fi.ideapolku.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A task finds somebody who may do it, in the order of stand-ins that the branch has agreed on. */
class PerformersTest {

    private final Sectors sectors = DeliveredSectors.unchanged();
    private final Roles roles = new Roles();

    @ParameterizedTest
    @CsvSource({
        "sectorCoordinator, ULO, sectorCoordinatorULO",
        "sectorManagement, RISE, sectorManagementRISE",
        "orkCoordinator, ULO, orkCoordinator",
        "skillLegal, , skillLegal"
    })
    void roleWithPeopleGetsItsOwnGroup(String role, String sector, String group) {
        assertThat(performers(Set.of()).groups(role, sector, Set.of())).containsExactly(group);
    }

    @ParameterizedTest
    @CsvSource({
        "sectorCoordinator, ULO, sectorCoordinatorULO, orkCoordinator",
        "sectorOwner, OPVTVN, sectorOwnerOPVTVN, sectorOwnerOPV",
        "sectorOwner, OPVTVN, sectorOwnerOPVTVN sectorOwnerOPV, orkCoordinator",
        "sectorCoordinator, TIL, sectorCoordinatorTIL, sectorCoordinatorTIV",
        "sectorCoordinator, TIL, sectorCoordinatorTIL sectorCoordinatorTIV, orkCoordinator",
        "sectorCoordinator, TIV, sectorCoordinatorTIV, sectorCoordinatorTIL",
        "sectorCoordinator, TSV, sectorCoordinatorTSV, sectorCoordinatorOEV",
        "sectorCoordinator, OM, sectorCoordinatorOM, orkCoordinator",
        "sectorManagement, ULO, sectorManagementULO, omSteering",
        "sectorManagement, OPVOA, sectorManagementOPVOA, sectorManagementOPV",
        "sectorManagement, OPVOA, sectorManagementOPVOA sectorManagementOPV, omSteering",
        "sectorOwner, ULO, sectorOwnerULO orkCoordinator, orkPortfolioManager",
        "sectorManagement, ULO, sectorManagementULO omSteering, orkPortfolioManager",
        "orkApprover, , orkApprover, orkPortfolioManager",
        "orkPortfolioManager, , orkPortfolioManager, processOwner",
        "skillDataProtection, , skillDataProtection orkPortfolioManager, processOwner"
    })
    void emptyGroupFallsToItsStandIn(String role, String sector, String empty, String group) {
        assertThat(performers(Set.of(empty.split(" "))).groups(role, sector, Set.of()))
                .containsExactly(group);
    }

    @Test
    void groupEmptiedBySeparationOfDutiesFallsToItsStandIn() {
        Performers performers = performers(Set.of());

        assertThat(performers.groups("sectorOwner", "OPVTVN", Set.of("sectorOwnerOPVTVN-1")))
                .containsExactly("sectorOwnerOPV");
        assertThat(performers.groups("sectorOwner", "ULO", Set.of("sectorOwnerULO-1", "orkCoordinator-1")))
                .containsExactly("orkPortfolioManager");
    }

    @Test
    void groupWithSomebodyLeftIsKept() {
        Performers performers = new Performers(
                sectors, roles, group -> group.equals("orkApprover") ? List.of("anna", "olli") : List.of());

        assertThat(performers.groups("orkApprover", null, Set.of("anna"))).containsExactly("orkApprover");
    }

    @Test
    void taskStaysWithItsOwnGroupWhereNobodyIsLeft() {
        Performers nobody = new Performers(sectors, roles, group -> List.of());

        assertThat(nobody.groups("sectorOwner", "ULO", Set.of())).containsExactly("sectorOwnerULO");
    }

    @Test
    void independentOfficeAndMinistryStandInForNobody() {
        Set<String> standIns = new HashSet<>();
        sectors.all()
                .forEach(sector -> sectors.standIns(sector.id()).stream()
                        .filter(other -> !other.equals(sector.id()))
                        .forEach(standIns::add));

        assertThat(standIns).containsExactlyInAnyOrder("TIV", "TIL", "OPV", "OEV");
    }

    @Test
    void sectorThatHasEndedGetsNoTasks() {
        var ended = new Performers(
                DeliveredSectors.ending("OPVTVN", LocalDate.of(2026, 11, 1)), roles, group -> List.of(group + "-1"));

        assertThat(ended.groups("sectorOwner", "OPVTVN", Set.of())).containsExactly("sectorOwnerOPV");
        assertThat(ended.groups("sectorOwner", "OPVOA", Set.of())).containsExactly("sectorOwnerOPVOA");
    }

    @Test
    void unknownRoleOrSectorIsRefused() {
        Performers performers = performers(Set.of());

        assertThatThrownBy(() -> performers.groups("sectorBoss", "ULO", Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> performers.groups("sectorOwner", "XXX", Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> performers.groups("sectorOwner", null, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Performers performers(Set<String> empty) {
        return new Performers(sectors, roles, group -> empty.contains(group) ? List.of() : List.of(group + "-1"));
    }
}
