-- The second step of those who set one up: codes of an authenticator app (RFC 6238), and recovery codes for when the app is lost.

create table authenticator_app (
  account      text collate "C" primary key references account,
  sealed       bytea not null,
  last_step    bigint not null,
  set_up_at    timestamptz not null
);
comment on column authenticator_app.sealed is 'The secret that app and node share, sealed by a key that is not in this database';
comment on column authenticator_app.last_step is 'The 30-second step of the last code that was taken: no code of it or before is taken again';

create table recovery_code (
  account text collate "C" not null references authenticator_app on delete cascade,
  hash    bytea not null check (length(hash) = 32),
  primary key (account, hash)
);
comment on table recovery_code is 'A row is one code that was not used yet';
