package fi.ideapolku.admin;

import static fi.ideapolku.admin.PersonColumns.Then.*;

import java.util.List;

/** Every column that holds who somebody is, what the person is told about it, and what becomes of it when he is made anonymous. */
final class PersonColumns {

    /** Stands where a person stood. */
    static final String NOBODY = "-";

    /** What becomes of a row when its person is made anonymous. */
    enum Then {
        /** Names nobody from then on. */
        NAMELESS,
        DELETED,
        /** Stays: it has its own end, or others work with it. */
        KEPT
    }

    /** @param told the columns beside the person that the report shows */
    record PersonColumn(String table, String column, Then then, String told) {}

    static final List<PersonColumn> ALL = List.of(
            new PersonColumn("idea", "proposer_id", NAMELESS, "id, title, status, created_at"),
            new PersonColumn("idea", "owner_id", NAMELESS, "id, title, status, created_at"),
            new PersonColumn("idea", "implementation_owner_id", NAMELESS, "id, title, status, created_at"),
            new PersonColumn("idea_person", "user_id", DELETED, "idea_id, relation, since"),
            new PersonColumn("card", "author_id", NAMELESS, "id, idea_id, kind, version, created_at"),
            new PersonColumn("card", "on_behalf_of", NAMELESS, "id, idea_id, kind, version, created_at"),
            new PersonColumn("idea_comment", "author_id", NAMELESS, "id, idea_id, text, created_at, edited_at"),
            new PersonColumn("attachment", "added_by", NAMELESS, "id, idea_id, name, added_at"),
            new PersonColumn("draft", "saved_by", DELETED, "id, task_id, page, saved_at"),
            new PersonColumn("task_item", "assignee", KEPT, "id, idea_id, task_key, created_at, due_at"),
            new PersonColumn("substitution", "person_id", DELETED, "substitute_id, first_day, last_day"),
            new PersonColumn("substitution", "substitute_id", DELETED, "person_id, first_day, last_day"),
            new PersonColumn("substitution", "named_by", NAMELESS, "person_id, substitute_id, first_day, last_day"),
            new PersonColumn("notice", "user_id", DELETED, "kind, idea_id, task_key, at, read_at"),
            new PersonColumn("mail", "user_id", DELETED, "state, created_at, changed_at"),
            new PersonColumn("theme_follower", "user_id", DELETED, "life_event"),
            new PersonColumn("reader_setting", "user_id", DELETED, "language, live"),
            new PersonColumn("reader_mail", "user_id", DELETED, "topic, mode"),
            new PersonColumn("calendar_address", "user_id", DELETED, "made_at"),
            new PersonColumn("person_left", "user_id", DELETED, "noticed_at"),
            new PersonColumn("spring_session", "principal_name", DELETED, "creation_time, last_access_time"),
            new PersonColumn("audit_event", "user_id", KEPT, "at, action, outcome, idea_id, object, address"),
            new PersonColumn("act_id_membership", "user_id_", DELETED, "group_id_"),
            new PersonColumn("act_id_user", "id_", DELETED, "first_, last_, email_"),
            new PersonColumn("act_ru_task", "assignee_", KEPT, "task_def_key_, create_time_"),
            new PersonColumn("act_ru_identitylink", "user_id_", KEPT, "type_, task_id_"),
            new PersonColumn("act_hi_procinst", "start_user_id_", NAMELESS, "business_key_, start_time_, end_time_"),
            new PersonColumn("act_hi_taskinst", "assignee_", NAMELESS, "task_def_key_, start_time_, end_time_"),
            new PersonColumn("act_hi_taskinst", "owner_", NAMELESS, "task_def_key_, start_time_, end_time_"),
            new PersonColumn("act_hi_actinst", "assignee_", NAMELESS, "act_id_, start_time_, end_time_"),
            new PersonColumn("act_hi_identitylink", "user_id_", NAMELESS, "timestamp_, type_, operation_type_"),
            new PersonColumn("act_hi_identitylink", "assigner_id_", NAMELESS, "timestamp_, type_, operation_type_"),
            new PersonColumn("act_hi_op_log", "user_id_", NAMELESS, "timestamp_, operation_type_, entity_type_"));

    private PersonColumns() {}
}
