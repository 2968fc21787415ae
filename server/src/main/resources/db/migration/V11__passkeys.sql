-- Passkeys: keys that a person's device keeps and uses after checking its owner (WebAuthn). Public halves only.

create table passkey (
  credential_id bytea primary key check (length(credential_id) between 16 and 1023),
  account       text collate "C" not null references account,
  name          text not null check (length(name) between 1 and 60),
  relying_party text not null,
  credential    bytea not null,
  sign_count    bigint not null check (sign_count >= 0),
  backup_eligible boolean not null,
  backed_up     boolean not null,
  added_at      timestamptz not null,
  last_used_at  timestamptz
);
create index passkey_account on passkey (account);
comment on column passkey.relying_party is 'The host name it was made for; it works under no other';
comment on column passkey.credential is 'The attested credential data: model of the device, id, public key';
comment on column passkey.sign_count is 'How often the device says it signed; one that goes back is a copy';
