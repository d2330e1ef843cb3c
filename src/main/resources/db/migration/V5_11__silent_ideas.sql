-- Who is concerned has been told that nothing has happened to an idea since a moment: once for each length of silence, over all nodes.
create table idea_silence (
    idea_id      varchar(40) not null references idea (id),
    days         integer     not null,
    silent_since timestamp with time zone not null,
    primary key (idea_id, days, silent_since)
);
create index idea_comment_by_edit on idea_comment (edited_at);
