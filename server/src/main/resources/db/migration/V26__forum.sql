-- The record of the forum: at the hub the record itself, at a member's node the copy that it checked. docs/protocol/forum.md
-- explains it to other implementers.

create table forum_record (
  only_row boolean primary key default true check (only_row),
  genesis  text not null
);
comment on column forum_record.genesis is 'What the record says of itself; its SHA-256 names the record and begins its chain';

create table forum_entry (
  position    bigint primary key check (position > 0),
  hash        bytea not null check (length(hash) = 32),
  note_sha256 bytea not null unique check (length(note_sha256) = 32),
  note        text not null
);
comment on column forum_entry.hash is 'SHA-256 over the hash before, the position (8 bytes) and SHA-256 of the note';
comment on column forum_entry.note is 'The event as it was signed, to the letter';

-- Against accidents only: who owns the database can drop it. What was done then is found by verification and by the members' copies.
create trigger never_edited before update or delete or truncate on forum_entry
  for each statement execute function ledger_is_never_edited();

-- By which keys signatures are believed, in the order in which they became known.
create table forum_key (
  signer   text collate "C" not null check (signer ~ '^[A-Z]{3}$'),
  key      text collate "C" not null,
  known_at timestamptz not null,
  primary key (signer, key)
);
comment on column forum_key.signer is 'A member, or HUB';

-- At a member's node: what the hub signed of how far its record goes, where the copy does not go so far yet, and the last.
create table forum_head (
  position bigint primary key check (position >= 0),
  hash     bytea not null check (length(hash) = 32),
  note     text not null
);

-- At a member's node: what the hub showed and does not fit. Kept, never taken into the copy.
create table forum_evidence (
  evidence_sha256 bytea primary key check (length(evidence_sha256) = 32),
  seen_at         timestamptz not null,
  position        bigint not null,
  kind            text not null,
  ours            text not null,
  theirs          text not null,
  head            text not null
);
comment on column forum_evidence.ours is 'What this node holds there: an entry, or a head that the hub signed; empty where nothing';
comment on column forum_evidence.theirs is 'What the hub showed instead';
comment on column forum_evidence.head is 'The head that the hub signed when it did';
