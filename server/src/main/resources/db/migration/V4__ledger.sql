-- The node's ledger: what happened, never edited. docs/protocol/ledger.md explains it to other implementers.

-- Written in the transaction of the change that is told of; rows wait here until they get their place in the ledger.
create table ledger_pending (
  arrival       bigint generated always as identity primary key,
  happened_at   timestamptz not null,
  actor         text not null,
  actor_role    text not null,
  actor_side    text not null,
  event         text not null,
  subject_kind  text not null,
  subject       text not null,
  reason        text not null,
  content       text not null
);

create table ledger_entry (
  index bigint primary key check (index >= 0),
  bytes bytea not null
);
comment on column ledger_entry.bytes is 'The eight lines that the leaf is the hash of, exactly as they were hashed';

create table ledger_node (
  level integer not null check (level between 0 and 62),
  index bigint not null check (index >= 0),
  hash  bytea not null check (length(hash) = 32),
  primary key (level, index)
);
comment on table ledger_node is 'Complete subtrees of the Merkle tree; level 0 are the leaves';

create table ledger_checkpoint (
  size      bigint primary key check (size > 0),
  note      text not null,
  witnessed boolean not null
);
comment on column ledger_checkpoint.note is 'C2SP tlog-checkpoint, signed by the node and, once witnessed, cosigned';

-- Against accidents only: who owns the database can drop these. What was done then is found by verification.
create function ledger_is_never_edited() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is never edited: % of %', tg_op, tg_table_name;
end $$;
create trigger never_edited before update or delete or truncate on ledger_entry
  for each statement execute function ledger_is_never_edited();
create trigger never_edited before update or delete or truncate on ledger_node
  for each statement execute function ledger_is_never_edited();

-- At the hub: what its witness saw last of each log that it watches. Hashes and signatures, no entry.
create table ledger_witness (
  origin  text collate "C" primary key,
  log_key text not null,
  size    bigint not null check (size >= 0),
  root    bytea not null check (length(root) = 32),
  note    text
);
comment on column ledger_witness.log_key is 'The keys of the log, as published (name+id+key), one a line';
comment on column ledger_witness.note is 'The last checkpoint accepted; null before the first';

-- A log that signed what does not continue what it signed before has forked: the note is the evidence.
create table ledger_fork (
  origin      text collate "C" not null,
  note_sha256 bytea not null check (length(note_sha256) = 32),
  note        text not null,
  seen_at     timestamptz not null,
  primary key (origin, note_sha256)
);
comment on column ledger_fork.note_sha256 is 'SHA-256 of the note in UTF-8: a note may be longer than a key can be';
