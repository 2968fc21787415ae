-- A database brought back from a backup goes on under a new name of its ledger: entries that others saw after the backup
-- was made may be missing, and no second tree may be signed under the name that they were seen under.
create table ledger_restored (
  origin         text collate "C" primary key,
  earlier_origin text collate "C" not null,
  restored_at    timestamptz not null,
  entries        bigint not null check (entries >= 0),
  witnessed      bigint check (witnessed >= 0)
);
comment on column ledger_restored.origin is 'The name of the ledger from then on; the newest counts';
comment on column ledger_restored.entries is 'How many entries came with the backup';
comment on column ledger_restored.witnessed is 'How many entries the hub had witnessed under the earlier name; null when it was not asked';

-- What was signed under earlier names.
create table ledger_earlier_checkpoint (
  origin    text collate "C" not null,
  size      bigint not null check (size > 0),
  note      text not null,
  witnessed boolean not null,
  primary key (origin, size)
);
