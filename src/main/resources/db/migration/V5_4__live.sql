-- Whether the bell and the numbers of tasks change while a page is open.
alter table reader_setting add column live boolean default true not null;
