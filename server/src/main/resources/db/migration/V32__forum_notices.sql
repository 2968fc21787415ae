-- What each person of this node has seen of the forum, and the secrets of their feeds.

create table forum_seen (
  account  text collate "C" primary key references account,
  position bigint not null check (position >= 0)
);
comment on column forum_seen.position is 'Of the forum''s record: notices of what happened up to here are seen';

create table forum_feed (
  account      text collate "C" primary key references account,
  token_sha256 bytea not null unique check (length(token_sha256) = 32),
  given_at     timestamptz not null,
  epoch        integer not null check (epoch >= 0)
);
comment on column forum_feed.token_sha256 is 'SHA-256 of 256 bits by chance, which stand in the addresses of the account''s feeds and nowhere here';
comment on column forum_feed.epoch is 'Of the account when it was given: what ends its sign-ins ends its feeds';
