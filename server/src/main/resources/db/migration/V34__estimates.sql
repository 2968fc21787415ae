-- Estimates of those whom no list has seen: the plan, then the file that it names, then what came of it.

create table estimate_plan (
  id            text collate "C" primary key check (id ~ '^[0-9a-f]{32}$'),
  plan          text not null,
  plan_sha256   bytea not null check (length(plan_sha256) = 32),
  salt          bytea not null check (length(salt) = 32),
  registered_at timestamptz not null,
  registered_by text collate "C" not null,
  invented      boolean not null
);
comment on column estimate_plan.plan is 'Canonical JSON, to the letter as it was hashed';
comment on column estimate_plan.salt is 'Opens what the ledger''s entry commits to';
comment on column estimate_plan.registered_by is 'The account';
comment on column estimate_plan.invented is 'Of a demonstration: no such lists exist';

create table estimate_file (
  plan         text collate "C" primary key references estimate_plan,
  file_name    text not null,
  file_sha256  bytea not null check (length(file_sha256) = 32),
  table_sha256 bytea not null check (length(table_sha256) = 32),
  counts       text not null,
  salt         bytea not null check (length(salt) = 32),
  taken_at     timestamptz not null,
  taken_by     text collate "C" not null
);
comment on column estimate_file.table_sha256 is 'Of the counts whatever the order of lists and rows: the same for the same table written otherwise';
comment on column estimate_file.counts is 'JSON: the lists in the file''s order, and each history that somebody has';
create index estimate_file_sha256 on estimate_file (file_sha256);
create index estimate_file_table on estimate_file (table_sha256);

create table estimate (
  id             text collate "C" primary key check (id ~ '^[0-9a-f]{32}$'),
  plan           text collate "C" not null references estimate_file,
  asked_at       timestamptz not null,
  asked_by       text collate "C" not null,
  state          text collate "C" not null check (state in ('waiting', 'running', 'done', 'cancelled', 'broken', 'cut')),
  ended_at       timestamptz,
  result         text,
  result_sha256  bytea check (length(result_sha256) = 32),
  salt           bytea check (length(salt) = 32),
  approved_at    timestamptz,
  approved_by    text collate "C",
  approved_words text,
  approval_salt  bytea check (length(approval_salt) = 32),
  check ((state = 'done') = (result is not null)),
  check ((result is null) = (result_sha256 is null) and (result is null) = (salt is null)),
  check ((approved_at is null) = (approved_by is null) and (approved_at is null or state = 'done')),
  check (approved_by is null or approved_by <> asked_by)
);
comment on column estimate.state is 'cut: the server ended while it ran';
comment on column estimate.result_sha256 is 'Of the numbers'' canonical text, not of the column result';
create index estimate_plan_asked on estimate (plan, asked_at);
create index estimate_asked on estimate (asked_at desc);

-- Against accidents only, as the ledger.
create trigger never_edited before update or delete or truncate on estimate_plan
  for each statement execute function ledger_is_never_edited();
create trigger never_edited before update or delete or truncate on estimate_file
  for each statement execute function ledger_is_never_edited();
