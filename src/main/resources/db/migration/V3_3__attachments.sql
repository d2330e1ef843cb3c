-- Files that people attached to ideas. Their bytes stand in parts, because no type of bytes of 10 MB is common to both databases.
create table attachment (
    id       varchar(36)  primary key,
    idea_id  varchar(40)  not null references idea (id),
    name     varchar(150) not null,
    type     varchar(4)   not null,
    size     integer      not null,
    secret   boolean      not null,
    added_by varchar(64)  not null,
    added_at timestamp with time zone not null
);
create index attachment_by_idea on attachment (idea_id, added_at);

create table attachment_part (
    attachment_id varchar(36) not null references attachment (id) on delete cascade,
    number        integer     not null,
    bytes         bytea       not null,
    primary key (attachment_id, number)
);
