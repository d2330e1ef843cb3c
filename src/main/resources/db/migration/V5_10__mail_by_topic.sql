-- How a person wants to hear of each topic: now, daily or off; now where nothing is said.
create table reader_mail (
    user_id varchar(64) not null,
    topic   varchar(10) not null,
    mode    varchar(10) not null,
    primary key (user_id, topic)
);
insert into reader_mail (user_id, topic, mode)
select s.user_id, t.topic, s.mail_mode
from reader_setting s
cross join (select 'TASKS' as topic union all select 'DECISIONS' union all select 'PROGRESS' union all select 'DIALOGUE') t;
alter table reader_setting drop column mail_mode;
