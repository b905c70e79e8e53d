-- What was said, and what the clinician did with it. Written for H2 and PostgreSQL alike.

-- One row for each call that was judged.
create table decision (
    id            uuid                     primary key,
    evaluated_at  timestamp with time zone not null,
    client        varchar(200)             not null,
    hook_instance varchar(200)             not null,
    related       boolean                  not null, -- whether IVIG was concerned; if not, the record is a short one
    took_millis   bigint                   not null,
    patient       varchar(64),                       -- keyed hash, only where a key is configured
    asked_by      varchar(64),                       -- keyed hash of the user
    record        text                     not null  -- JSON
);
create index decision_by_hook_instance on decision (hook_instance);
create index decision_by_age on decision (evaluated_at);

-- What was raised: a card that was shown (live), one that would have been (shadow), or a line of another topic's card (within).
create table finding (
    decision      uuid                     not null,
    place         integer                  not null,
    client        varchar(200)             not null,
    topic         varchar(100)             not null,
    mode          varchar(10)              not null,
    knowledge     varchar(200)             not null,
    shown_at      timestamp with time zone not null,
    shown_month   char(7)                  not null, -- in UTC, for example 2026-11
    card          varchar(200)             unique,   -- the card's uuid; null unless shown
    suggestions   text,                              -- uuids of its suggestions
    primary key (decision, place)
);
create index finding_by_age on finding (shown_at);

-- What a client reported of a card: each report once.
create table feedback (
    client        varchar(200)             not null,
    card          varchar(200)             not null,
    outcome       varchar(10)              not null,
    outcome_at    timestamp with time zone not null,
    service       varchar(100)             not null,
    received_at   timestamp with time zone not null,
    known         boolean                  not null, -- whether the card was known to have been sent to this client
    suggestions   text,                              -- ids of what was accepted
    reason_code   varchar(200),
    reason_system varchar(400),
    commented     boolean                  not null, -- whether the clinician wrote something
    words         text,                              -- what, encrypted; null where no key is configured
    primary key (client, card, outcome, outcome_at)
);
create index feedback_by_card on feedback (card);
create index feedback_by_age on feedback (received_at);
