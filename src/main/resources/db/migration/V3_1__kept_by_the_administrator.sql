-- From when and until when a sector can be given ideas, where the administrator says other than the delivered list.
create table sector_validity (
    sector_id  varchar(16) primary key,
    valid_from date,
    valid_to   date
);

-- Days beside the public holidays on which offices are closed.
create table closed_day (
    closed_on date         primary key,
    reason    varchar(100) not null
);
