-- Those who work in the forum, and the papers that its record names by their hashes.

alter table account drop constraint account_role_check;
alter table account add constraint account_role_check check (role in ('administrator', 'investigator',
  'victim-services-worker', 'liaison-officer', 'focal-point', 'analyst', 'auditor', 'delegate', 'adviser', 'secretariat',
  'chair', 'observer', 'reader'));

-- At the hub. A paper is what it is: another content has another hash.
create table forum_paper (
  id           bigint generated always as identity primary key,
  paper_sha256 bytea not null check (length(paper_sha256) = 32),
  name         text not null check (length(name) between 1 and 200),
  media_type   text not null check (length(media_type) between 1 and 100),
  content      bytea not null check (length(content) between 1 and 20971520),
  audience     text not null check (audience in ('forum', 'member', 'draft')),
  of_member    text collate "C" check (of_member ~ '^[A-Z]{3}$'),
  of_proposal  text collate "C" check (of_proposal ~ '^[0-9a-f]{32}$'),
  kept_at      timestamptz not null,
  unique nulls not distinct (paper_sha256, audience, of_member, of_proposal),
  check ((audience = 'member') = (of_member is not null)),
  check ((audience = 'draft') = (of_proposal is not null))
);
comment on column forum_paper.audience is 'Everyone in the forum; a member and the secretariat (an instruction); or those named in a draft';

create trigger never_edited before update or delete or truncate on forum_paper
  for each statement execute function ledger_is_never_edited();
