-- What people have begun and not sent; a draft of a task goes with the task.
create table draft (
    id       varchar(80) primary key,
    task_id  varchar(64) references task_item (id) on delete cascade,
    content  text        not null,
    version  integer     not null,
    page     varchar(40) not null,
    saved_by varchar(64) not null,
    saved_at timestamp with time zone not null
);
create index draft_by_task on draft (task_id);

-- How often somebody found a question useless (S83); nobody is named.
create table question_feedback (
    form_key  varchar(64) not null,
    field_key varchar(64) not null,
    useless   integer     not null,
    primary key (form_key, field_key)
);

-- Examples of how others answered a form.
create index card_by_form on card (form_key, created_at desc);
