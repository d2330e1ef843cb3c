-- Who stands in for whom, from the first day to the last (Helsinki); nothing has to happen for it to end.
create table substitution (
    id            varchar(36) primary key,
    person_id     varchar(64) not null,
    substitute_id varchar(64) not null,
    first_day     date        not null,
    last_day      date        not null,
    named_by      varchar(64) not null,
    named_at      timestamp with time zone not null
);
create index substitution_by_substitute on substitution (substitute_id, last_day);
create index substitution_by_person on substitution (person_id, last_day);

-- For whom the author of a card acted as a substitute; null when he acted for himself.
alter table card add column on_behalf_of varchar(64);
