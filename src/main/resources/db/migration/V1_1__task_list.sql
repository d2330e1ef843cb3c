-- The task list is read in the order of urgency: by due date, and what has none by its creation, after all that has one.
alter table task_item add column urgency timestamp with time zone;
alter table task_group add column urgency timestamp with time zone;
alter table task_group add column claimed boolean default false not null;
update task_item set urgency = coalesce(due_at, created_at + interval '100' year);
update task_group set urgency = (select t.urgency from task_item t where t.id = task_group.task_id),
    claimed = (select t.assignee is not null from task_item t where t.id = task_group.task_id);
alter table task_item alter column urgency set not null;
alter table task_group alter column urgency set not null;

drop index task_group_page;
create index task_group_by_urgency on task_group (group_id, claimed, urgency, task_id);
create index task_group_by_creation on task_group (group_id, claimed, created_at desc, task_id desc);
create index task_item_by_urgency on task_item (assignee, urgency, id);
create index card_by_author on card (author_id, created_at desc, id desc);
