-- The privacy budget is spent by requests: before anyone sees their numbers, and once for each.

alter table privacy_budget
  drop constraint privacy_budget_release_key,
  add column request text collate "C" unique check (request ~ '^[0-9a-f]{64}$'),
  add column reason text not null default '' check (length(reason) <= 400),
  add column salt bytea check (length(salt) = 32);
comment on column privacy_budget.release is 'For which release it was spent; a release that is changed spends again';
comment on column privacy_budget.request is 'What was asked of which persons, under a secret of the node: asked again it costs nothing and gives the same numbers';
comment on column privacy_budget.reason is 'Why more was promised away than before; empty for the first total and for less';
comment on column privacy_budget.salt is 'Of the commitment in the ledger; null for entries from before there was this column';
