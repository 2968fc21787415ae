-- At the hub: the words of texts that are not before the members yet. The record knows that there is a draft and who is named in
-- it; the words enter it when they are tabled.

create table forum_draft (
  proposal   text collate "C" not null check (proposal ~ '^[0-9a-f]{32}$'),
  holder     text collate "C" not null check (holder ~ '^[A-Z]{3}$'),
  version    integer not null check (version > 0),
  words      text check (length(words) between 2 and 2000000),
  changed_at timestamptz not null,
  primary key (proposal, holder)
);
comment on column forum_draft.holder is 'The member whose delegation writes it, or HUB for the secretariat and chairs';
comment on column forum_draft.version is 'One more with each change: whoever keeps a draft says which one they had before them';
comment on column forum_draft.words is 'Title, clauses and what follows, as they were typed, in JSON; null once they were thrown away';
