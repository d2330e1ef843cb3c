-- What the branch shares: approved understanding cards, evidence records, published lessons. Secret cards never stand here.
create table library_item (
    card_id     varchar(36)   primary key references card (id),
    idea_id     varchar(40)   not null references idea (id),
    kind        varchar(64)   not null,
    search_text varchar(6000) not null,
    added_at    timestamp with time zone not null
);
create index library_item_page on library_item (kind, added_at desc, card_id desc);

-- What an item can be chosen by: who the customers are, and how the knowledge was got.
create table library_code (
    card_id varchar(36) not null references library_item (card_id),
    name    varchar(40) not null,
    code    varchar(40) not null,
    primary key (card_id, name, code)
);
