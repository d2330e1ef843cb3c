-- Whether somebody other than who sent what made the task has looked into it or taken it: then that cannot be taken back any more.
alter table task_item add column opened boolean default false not null;
