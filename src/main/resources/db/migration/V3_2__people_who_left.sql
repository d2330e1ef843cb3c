-- Since when somebody has been without any group: a year later what is kept of him no longer names him.
create table person_left (
    user_id    varchar(64) primary key,
    noticed_at timestamp with time zone not null
);
