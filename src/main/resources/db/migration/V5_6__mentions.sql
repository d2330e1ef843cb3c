-- What a comment's event says names two people: who wrote it, and whom it mentions.
alter table notice_event alter column detail set data type varchar(140);
