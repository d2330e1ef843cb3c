-- Where the application has a role of its own (docker/init), that role can add to the audit trail and read it, and no more.
do $$
begin
    if exists (select from pg_roles where rolname = 'ideapolku_app') then
        revoke all on audit_event, audit_seal from ideapolku_app;
        grant select, insert on audit_event, audit_seal to ideapolku_app;
    end if;
end
$$;
