-- Which account a person of a provider (OpenID Connect) opens. No name and no number of the person: a mark, by which the node knows them again.

create table provider_link (
  issuer    text collate "C" not null check (length(issuer) between 1 and 2000),
  person    text collate "C" not null check (person ~ '^[0-9a-f]{64}$'),
  account   text collate "C" not null references account,
  linked_at timestamptz not null,
  primary key (issuer, person),
  unique (account, issuer)
);
comment on column provider_link.person is 'HMAC-SHA-256 of issuer and name at the provider, under a key that is not in this database';
