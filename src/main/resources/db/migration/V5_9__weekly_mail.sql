-- The Monday of a weekly mail, null for all other mail: one a person and week, over all nodes.
alter table mail add column week date;
create unique index mail_of_week on mail (user_id, week);
