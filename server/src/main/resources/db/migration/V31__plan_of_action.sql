-- At the hub: decisions of the time before the record, as somebody typed them in from papers, and the plan of action with what
-- is reported of it. Neither is in the signed record.

create table forum_past_file (
  id          text collate "C" primary key check (id ~ '^[0-9a-f]{32}$'),
  name        text not null check (length(name) <= 200),
  content     bytea not null check (length(content) between 1 and 8388608),
  handed_in   timestamptz not null
);
comment on table forum_past_file is 'Files that wait for somebody to keep what is in them; gone once that is done, or left';

create table forum_past_decision (
  id          text collate "C" primary key check (id ~ '^[0-9a-f]{32}$'),
  row_sha256  bytea not null unique check (length(row_sha256) = 32),
  body        text collate "C" not null,
  meeting     int check (meeting >= 1),
  decided_on  text collate "C" not null check (decided_on ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
  title       text not null check (length(title) between 1 and 300),
  content     text not null check (content <> ''),
  mode        text collate "C" check (mode in ('meeting-consensus', 'silence', 'ad-referendum', 'minus-x', 'summit-directed')),
  source      text not null check (source <> ''),
  kept_by     text collate "C" not null,
  kept_at     timestamptz not null
);
comment on column forum_past_decision.row_sha256 is 'Of all that the row says: the same row is kept once';
comment on column forum_past_decision.mode is 'Null where nobody knows';
create index forum_past_decision_on on forum_past_decision (decided_on desc, id);

create table forum_past_task (
  decision    text collate "C" not null references forum_past_decision (id),
  number      int not null check (number >= 1),
  executing   text collate "C" not null,
  deliverable text not null check (deliverable <> ''),
  due         int check (due >= 1),
  primary key (decision, number)
);
comment on column forum_past_task.due is 'A meeting of the body that decided; null where nobody knows';

create table forum_plan (
  id            text collate "C" primary key check (id ~ '^[0-9a-f]{32}$'),
  title         text not null check (length(title) between 1 and 300),
  decision      text collate "C" check (decision ~ '^[0-9a-f]{32}$'),
  past_decision text collate "C" references forum_past_decision (id),
  first_half    text collate "C" not null check (first_half ~ '^[0-9]{4}-H[12]$'),
  last_half     text collate "C" not null check (last_half ~ '^[0-9]{4}-H[12]$'),
  begun_by      text collate "C" not null,
  begun_at      timestamptz not null,
  check ((decision is null) <> (past_decision is null)),
  check (first_half <= last_half)
);

create table forum_plan_row (
  id          text collate "C" primary key check (id ~ '^[0-9a-f]{32}$'),
  plan        text collate "C" not null references forum_plan (id),
  number      int not null check (number >= 1),
  provisions  text[] not null check (cardinality(provisions) >= 1),
  area        text not null check (area <> ''),
  activity    text not null check (activity <> ''),
  output      text not null check (output <> ''),
  lead        text collate "C" not null,
  cooperating text[] not null,
  row_sha256  bytea not null check (length(row_sha256) = 32),
  added_by    text collate "C" not null,
  added_at    timestamptz not null,
  unique (plan, number),
  unique (plan, row_sha256)
);

create table forum_plan_report (
  id           bigint generated always as identity primary key,
  row          text collate "C" not null references forum_plan_row (id),
  half         text collate "C" not null check (half ~ '^[0-9]{4}-H[12]$'),
  status       text collate "C" not null check (status in ('not-begun', 'under-way', 'done', 'dropped')),
  words        text not null check (words <> ''),
  paper_sha256 bytea check (length(paper_sha256) = 32),
  decision     text collate "C" check (decision ~ '^[0-9a-f]{32}$'),
  credential   text collate "C" not null check (credential ~ '^[0-9a-f]{32}$'),
  member       text collate "C" check (member ~ '^[A-Z]{3}$'),
  reported_at  timestamptz not null,
  check ((status = 'dropped') = (decision is not null)),
  check (status <> 'done' or paper_sha256 is not null)
);
comment on table forum_plan_report is 'The last of a row and a half-year counts; those before it stay';
comment on column forum_plan_report.credential is 'At the lead body, live at the time';
create index forum_plan_report_of on forum_plan_report (row, half, id);

create table forum_plan_evaluation (
  plan         text collate "C" not null references forum_plan (id),
  kind         text collate "C" not null check (kind in ('mid-term', 'final')),
  words        text not null check (words <> ''),
  paper_sha256 bytea not null check (length(paper_sha256) = 32),
  body         text collate "C" not null,
  meeting      int not null check (meeting >= 1),
  kept_by      text collate "C" not null,
  kept_at      timestamptz not null,
  primary key (plan, kind)
);
comment on column forum_plan_evaluation.meeting is 'The meeting that received it';

create trigger never_edited before update or delete or truncate on forum_past_decision
  for each statement execute function ledger_is_never_edited();
create trigger never_edited before update or delete or truncate on forum_past_task
  for each statement execute function ledger_is_never_edited();
create trigger never_edited before update or delete or truncate on forum_plan_report
  for each statement execute function ledger_is_never_edited();
create trigger never_edited before update or delete or truncate on forum_plan_evaluation
  for each statement execute function ledger_is_never_edited();
