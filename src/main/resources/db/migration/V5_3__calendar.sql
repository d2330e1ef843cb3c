-- The secret address of a person's calendar: only the token's SHA-256 is kept.
create table calendar_address (
    user_id    varchar(64) primary key,
    token_hash varchar(64) not null unique,
    made_at    timestamp with time zone not null
);
