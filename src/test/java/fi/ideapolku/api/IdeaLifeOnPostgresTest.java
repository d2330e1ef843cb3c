package fi.ideapolku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnPostgres
class IdeaLifeOnPostgresTest extends IdeaLife {

    @ParameterizedTest // PRV-7
    @ValueSource(
            strings = {
                "update audit_event set user_id = 'somebody'",
                "delete from audit_event",
                "truncate audit_event",
                "drop table audit_event",
                "alter table audit_event disable trigger all",
                "update audit_seal set hash = 'x'",
                "delete from audit_seal"
            })
    void applicationCannotChangeTheAuditTrail(String change) {
        assertThat(jdbc.sql("select count(*) from audit_event")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThatThrownBy(() -> jdbc.sql(change).update())
                .rootCause()
                .hasMessageMatching("ERROR: (permission denied for|must be owner of) table audit_.*");
    }
}
