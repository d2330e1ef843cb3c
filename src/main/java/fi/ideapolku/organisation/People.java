package fi.ideapolku.organisation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who are known here, as administrators look after them; read-only where a sign-in service of the organisation knows them. */
@Component
public class People {

    private static final String ADMIN = "admin";

    private final IdentityService identity;
    private final Directory directory;
    private final Roles roles;
    private final Sectors sectors;
    private final PasswordRules rules;
    private final JdbcClient jdbc;
    private final boolean readOnly;

    People(
            IdentityService identity,
            Directory directory,
            Roles roles,
            Sectors sectors,
            PasswordRules rules,
            JdbcClient jdbc,
            Environment environment) {
        this.identity = identity;
        this.directory = directory;
        this.roles = roles;
        this.sectors = sectors;
        this.rules = rules;
        this.jdbc = jdbc;
        this.readOnly = environment.acceptsProfiles(Profiles.of("oidc"));
    }

    /**
     * A person who is known here.
     *
     * @param groups ids in order; nobody without any can sign in
     */
    public record Person(
            String id, String firstName, String lastName, String mail, boolean hasPassword, List<String> groups) {

        public boolean active() {
            return !groups.isEmpty();
        }

        public String name() {
            var name = ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName)).strip();
            return name.isEmpty() ? id : name;
        }
    }

    /** Why somebody could not be added or changed. */
    public enum Problem {
        ID,
        TAKEN,
        NAME,
        MAIL,
        PASSWORD,
        GROUP
    }

    /** Whether people are looked after elsewhere, and only shown here. */
    public boolean readOnly() {
        return readOnly;
    }

    /**
     * People by their ids.
     *
     * @param words part of an id, a name or an address of mail, in any case; blank for all
     * @param after the id after which the list goes on, null for its beginning
     */
    public List<Person> list(String words, String after, int size) {
        var found = jdbc.sql("""
                        select id_, first_, last_, email_, pwd_ from act_id_user
                        where id_ > :after
                        and (lower(id_) like :words escape '!' or lower(email_) like :words escape '!'
                            or lower(coalesce(first_, '') || ' ' || coalesce(last_, '')) like :words escape '!')
                        order by id_ fetch first :size rows only
                        """)
                .param("after", after == null ? "" : after)
                .param("words", "%" + words.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%")
                .param("size", size)
                .query((row, number) -> new Person(
                        row.getString("id_"),
                        row.getString("first_"),
                        row.getString("last_"),
                        row.getString("email_"),
                        row.getString("pwd_") != null,
                        List.of()))
                .list();
        if (found.isEmpty()) {
            return found;
        }
        Map<String, List<String>> groups = jdbc
                .sql("select user_id_, group_id_ from act_id_membership where user_id_ in (:ids) order by group_id_")
                .param("ids", found.stream().map(Person::id).toList())
                .query((row, number) -> Map.entry(row.getString("user_id_"), row.getString("group_id_")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return found.stream()
                .map(person -> new Person(
                        person.id(),
                        person.firstName(),
                        person.lastName(),
                        person.mail(),
                        person.hasPassword(),
                        groups.getOrDefault(person.id(), List.of())))
                .toList();
    }

    /** The person of this id, or null. */
    public Person find(String id) {
        var user = identity.createUserQuery().userId(id).singleResult();
        return user == null
                ? null
                : new Person(
                        user.getId(),
                        user.getFirstName(),
                        user.getLastName(),
                        user.getEmail(),
                        user.getPassword() != null,
                        List.copyOf(new TreeSet<>(directory.groupsOf(id))));
    }

    /** Adds somebody without groups and password: he can do nothing until he is given both. @return what is wrong, or null */
    @Transactional
    public Problem add(String id, String firstName, String lastName, String mail) {
        if (!Directory.canBeId(id)) {
            return Problem.ID;
        }
        if (jdbc.sql("select count(*) from act_id_user where lower(id_) = :id")
                        .param("id", id.toLowerCase(Locale.ROOT))
                        .query(Integer.class)
                        .single()
                > 0) {
            return Problem.TAKEN;
        }
        var wrong = wrong(firstName, lastName, mail);
        if (wrong == null) {
            var user = identity.newUser(id);
            user.setFirstName(firstName);
            user.setLastName(lastName);
            user.setEmail(mail.isEmpty() ? null : mail);
            identity.saveUser(user);
        }
        return wrong;
    }

    /** Changes how somebody is called and where he gets mail. @return what is wrong, or null */
    @Transactional
    public Problem change(String id, String firstName, String lastName, String mail) {
        var wrong = wrong(firstName, lastName, mail);
        if (wrong == null) {
            var user = identity.createUserQuery().userId(id).singleResult();
            user.setFirstName(firstName);
            user.setLastName(lastName);
            user.setEmail(mail.isEmpty() ? null : mail);
            identity.saveUser(user);
        }
        return wrong;
    }

    /** Sets a password by the rules of passwords. @return what is wrong, or null */
    @Transactional
    public Problem setPassword(String id, String password) {
        if (!rules.allow(password, id)) {
            return Problem.PASSWORD;
        }
        var user = identity.createUserQuery().userId(id).singleResult();
        user.setPassword(password);
        identity.saveUser(user);
        return null;
    }

    /** Gives somebody a role, in a sector where it is a sector's. @return what is wrong, or null */
    @Transactional
    public Problem addGroup(String id, String roleId, String sectorId) {
        var role = roles.all().stream().filter(one -> one.id().equals(roleId)).findFirst();
        if (role.isEmpty() || role.get().perSector() && !sectors.exists(sectorId)) {
            return Problem.GROUP;
        }
        var group = role.get().groupId(sectorId);
        if (!directory.groupsOf(id).contains(group)) {
            identity.createMembership(id, group);
            if (group.equals(ADMIN)) {
                identity.createMembership(id, Groups.CAMUNDA_ADMIN);
            }
        }
        return null;
    }

    /** Takes somebody out of a group. */
    @Transactional
    public void removeGroup(String id, String group) {
        identity.deleteMembership(id, group);
        if (group.equals(ADMIN)) {
            identity.deleteMembership(id, Groups.CAMUNDA_ADMIN);
        }
    }

    /** Takes all groups away: the person is known, but can no longer sign in and gets no tasks. */
    @Transactional
    public void disable(String id) {
        directory.groupsOf(id).forEach(group -> identity.deleteMembership(id, group));
    }

    private static Problem wrong(String firstName, String lastName, String mail) {
        if (firstName.isBlank() || firstName.length() > 80 || lastName.isBlank() || lastName.length() > 80) {
            return Problem.NAME;
        }
        return mail.isEmpty() || mail.length() <= 120 && mail.matches("[^\\s@<>]+@[^\\s@<>]+") ? null : Problem.MAIL;
    }
}
