-- Run once by the database's own administrator, who also owns the product's tables (SPRING_FLYWAY_USER). The application works as
-- ideapolku_app: it makes the engine's tables itself, and it can add to the audit trail but never change it. Its password is set by
-- 02-password.sh.
do $$
begin
    if not exists (select from pg_roles where rolname = 'ideapolku_app') then
        create role ideapolku_app login;
    end if;
end
$$;
grant usage, create on schema public to ideapolku_app;
alter default privileges in schema public grant select, insert, update, delete on tables to ideapolku_app;
