package fi.ideapolku.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sectors and roles are complete, named in three languages and consistent. */
class SectorsTest {

    private final Sectors sectors = DeliveredSectors.unchanged();
    private final Roles roles = new Roles();

    @Test
    void everySectorAndRoleHasItsNameInThreeLanguages() {
        assertThat(sectors.all())
                .hasSize(25)
                .allSatisfy(sector -> assertThat(sector.name())
                        .containsOnlyKeys("fi", "sv", "en")
                        .doesNotContainValue(""));
        assertThat(roles.all())
                .hasSize(26)
                .allSatisfy(role -> assertThat(role.name())
                        .containsOnlyKeys("fi", "sv", "en")
                        .doesNotContainValue(""));
    }

    @Test
    void sectorThatHasEndedIsKeptButNotOffered() {
        assertThat(sectors.get("OAEV").isActive(LocalDate.of(2024, 12, 31))).isTrue();
        assertThat(sectors.get("OAEV").isActive(LocalDate.of(2025, 1, 1))).isFalse();
        assertThat(sectors.get("OAEV").validTo()).isEqualTo(LocalDate.of(2024, 12, 31));
        assertThat(sectors.active()).hasSize(24).extracting(Sector::id).doesNotContain("OAEV");
    }

    @Test
    void parentsAndActingSectorsExist() {
        assertThat(sectors.all().stream().flatMap(sector -> Stream.of(sector.parentId(), sector.actsFor())))
                .filteredOn(Objects::nonNull)
                .allMatch(sectors::exists);
        assertThat(sectors.get("TIL").actsFor()).isEqualTo("TIV");
    }

    @Test
    void officesOfTheOmbudsmenAreIndependent() {
        assertThat(sectors.all())
                .filteredOn(Sector::independent)
                .extracting(Sector::id)
                .containsExactly("KA", "TSV", "LASV", "TASV", "YVV", "TVV", "VAV", "MUU");
    }

    @Test
    void groupOfASectorsRoleEndsWithTheSector() {
        assertThat(roles.get("sectorOwner").groupId("ULO")).isEqualTo("sectorOwnerULO");
        assertThat(roles.get("orkApprover").groupId("ULO")).isEqualTo("orkApprover");
    }

    @Test
    void unknownIdIsRefused() {
        assertThat(sectors.exists("XXX")).isFalse();
        assertThatThrownBy(() -> sectors.get("XXX")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> roles.get("xxx")).isInstanceOf(IllegalArgumentException.class);
    }
}
