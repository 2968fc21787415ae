-- What the ledger's pages look for. Everything here is computed from an entry's bytes, so that there is nothing beside them that
-- could say something else.

-- A line of an entry, from 1; '' where there is none. Whatever the bytes are, it answers: someone may have been at the store.
create function ledger_line(bytes bytea, line integer) returns text
  language sql immutable strict parallel safe
  return split_part(encode(bytes, 'escape'), e'\n', line);

-- Role, side, event, kind of subject and reason. A ledger of millions has a few hundred of these, so that any choice of words is a few
-- of them, and each stands in the index in the order of the ledger.
create function ledger_shape(bytes bytea) returns text
  language sql immutable strict parallel safe
  return case when ledger_line(bytes, 1) = 'mufakat-ledger-entry/v1' then
    split_part(ledger_line(bytes, 4), ' ', 3) || ' ' || split_part(ledger_line(bytes, 4), ' ', 4) || ' '
      || split_part(ledger_line(bytes, 5), ' ', 2) || ' ' || split_part(ledger_line(bytes, 6), ' ', 2) || ' '
      || split_part(ledger_line(bytes, 7), ' ', 2) end;

create function ledger_actor(bytes bytea) returns text
  language sql immutable strict parallel safe
  return split_part(ledger_line(bytes, 4), ' ', 2);

create function ledger_subject(bytes bytea) returns text
  language sql immutable strict parallel safe
  return split_part(ledger_line(bytes, 6), ' ', 3);

-- 64 bits of a text, to keep the indexes small. What it finds is compared again.
create function ledger_hash(word text) returns bigint
  language sql immutable strict parallel safe
  return ('x' || substr(md5(word), 1, 16))::bit(64)::bigint;

create index ledger_entry_shape on ledger_entry (ledger_hash(ledger_shape(bytes)), index);
create index ledger_entry_actor on ledger_entry (ledger_hash(ledger_actor(bytes)), ledger_hash(ledger_shape(bytes)), index);
create index ledger_entry_subject on ledger_entry (ledger_hash(ledger_subject(bytes)), index);

-- A checkpoint carries no time; only the witness's word does.
alter table ledger_checkpoint add column signed_at timestamptz;
alter table ledger_checkpoint alter column signed_at set default now();
comment on column ledger_checkpoint.signed_at is 'By the database''s clock; null for those signed before this was kept. For people: no proof rests on it';
create index ledger_checkpoint_witnessed on ledger_checkpoint (size) where witnessed;

-- Verifications that someone asked for on a page, and what came of them.
create table ledger_verification (
  id          bigint generated always as identity primary key,
  asked_at    timestamptz not null,
  asked_by    text not null check (asked_by ~ '^[0-9a-f]{32}$'),
  took_millis bigint not null check (took_millis >= 0),
  outcome     text not null check (outcome in ('sound', 'not-sound', 'not-judged', 'broken')),
  result      text not null
);
comment on column ledger_verification.asked_by is 'The account''s opaque id';
comment on column ledger_verification.result is 'JSON: what was found, and what each part of the ledger rests on';
