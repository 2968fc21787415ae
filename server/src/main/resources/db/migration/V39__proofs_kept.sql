-- What a release was proved with stays as long as the release stands, sealed so that the node alone cannot open it.

alter table table_release add column proof bytea;
alter table table_release add constraint proof_only_while_it_stands
  check (proof is null or state not in ('withdrawn', 'discarded'));
comment on column table_release.proof is
  'Whole tables that prove the release, one of which may be the true one; sealed under a key of the node and a code that the node does not keep';
