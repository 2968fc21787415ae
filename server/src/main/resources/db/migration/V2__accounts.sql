-- The people of this node. A person known here is unknown at every other node.

create table account (
  id                   text collate "C" primary key,
  username             text collate "C" not null unique check (username = lower(username)),
  display_name         text not null check (length(display_name) between 1 and 100),
  role                 text not null check (role in ('administrator', 'analyst', 'reader')),
  password_hash        text not null,
  disabled             boolean not null,
  must_change_password boolean not null,
  created_at           timestamptz not null,
  password_set_at      timestamptz not null,
  epoch                integer not null check (epoch >= 0)
);
comment on column account.id is 'What logs call the account; says nothing of the person';
comment on column account.password_hash is 'Argon2id, with its salt and its cost';
comment on column account.must_change_password is 'The password is a one-time password';
comment on column account.epoch is 'Counts up when every sign-in made before has to end';
