-- Who wants to hear of new knowledge, by life event.
create table theme_follower (
    life_event varchar(40) not null,
    user_id    varchar(64) not null,
    primary key (life_event, user_id)
);
