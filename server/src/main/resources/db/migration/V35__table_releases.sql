-- Tables on their way out: from a draft to what is published, with every step and who took it; what partners publish of the
-- same persons; and the budget of noise.

create table table_release (
  id          text collate "C" primary key check (id ~ '^[0-9a-f]{32}$'),
  state       text collate "C" not null
              check (state in ('draft', 'prepared', 'sent-back', 'published', 'withdrawn', 'discarded')),
  version     int not null check (version >= 1),
  request     text not null check (length(request) <= 100000),
  changed_at  timestamptz not null,
  data        bytea,
  review      bytea,
  package     bytea,
  published   bytea,
  prepared_by text collate "C",
  approved_by text collate "C",
  constraint  four_eyes check (approved_by is null or approved_by <> prepared_by),
  constraint  nothing_behind_what_left check (state not in ('published', 'withdrawn', 'discarded') or (data is null and review is null)),
  constraint  published_is_signed check ((state in ('published', 'withdrawn')) = (published is not null))
);
comment on column table_release.version is 'Raised by every change; a decision names the one that was looked at';
comment on column table_release.data is 'Counts by combination of the variables asked for, sealed; gone once published or discarded';
comment on column table_release.review is 'What the two persons see before it leaves: counts, reasons, audit; sealed; gone likewise';
comment on column table_release.package is 'What would be published, in its one form';
comment on column table_release.published is 'The signed file, as it is given to everyone';
create index table_release_state on table_release (state, changed_at desc);

create table table_release_step (
  release     text collate "C" not null references table_release (id),
  number      int not null check (number >= 1),
  deed        text collate "C" not null check (deed in ('made', 'revised', 'prepared', 'approved', 'sent-back', 'withdrawn', 'discarded')),
  person      text collate "C" not null,
  at          timestamptz not null,
  words       text not null default '' check (length(words) <= 4000),
  reason      text collate "C" not null default '',
  package_sha256 text collate "C" not null default '',
  salt        bytea check (length(salt) = 32),
  primary key (release, number)
);
comment on table table_release_step is 'Who did what to a release; a person who made, revised or prepared it does not approve it, whatever role they have then';
comment on column table_release_step.words is 'From colleague to colleague, inside the node';
comment on column table_release_step.salt is 'Of the commitment in the ledger to the package';
create trigger never_edited before update or delete or truncate on table_release_step
  for each statement execute function ledger_is_never_edited();

create table table_mirror (
  id          text collate "C" primary key check (id ~ '^[0-9a-f]{32}$'),
  partner     text collate "C" not null check (partner ~ '^[A-Z]{3}$'),
  source      text not null check (length(source) between 1 and 400),
  period      text not null check (length(period) <= 100),
  categories  text not null check (length(categories) <= 4000),
  persons     bigint not null check (persons >= 0),
  entered_by  text collate "C" not null,
  entered_at  timestamptz not null,
  retired_at  timestamptz
);
comment on table table_mirror is 'Sums that partners published of persons whom our tables count too';
comment on column table_mirror.categories is 'JSON object: the category of each variable that the sum is of; other variables are summed over';
comment on column table_mirror.retired_at is 'Entered by mistake; null while it counts';

create table privacy_budget (
  number      int primary key check (number >= 1),
  entry       text collate "C" not null check (entry in ('total', 'spent')),
  epsilon     double precision check (epsilon > 0),
  rho         double precision check (rho >= 0),
  delta       double precision not null check (delta >= 0 and delta < 1),
  release     text collate "C" unique,
  person      text collate "C" not null,
  at          timestamptz not null,
  check ((entry = 'spent') = (release is not null and rho is not null)),
  check ((entry = 'total') = (epsilon is not null))
);
comment on table privacy_budget is 'What may be spent in all, and what was spent; no entry is ever removed';
comment on column privacy_budget.rho is 'Of zero-concentrated differential privacy; what a release cost';
create trigger never_edited before update or delete or truncate on privacy_budget
  for each statement execute function ledger_is_never_edited();
