-- The meetings of the forum: what the hub keeps of them beside the record. That one was convened, opened and closed is
-- in the record alone; what is here binds nobody.

create table forum_meeting (
  body                text collate "C" not null check (body ~ '^[A-Z][A-Z0-9-]{0,39}$'),
  ordinal             integer not null check (ordinal >= 1),
  first_day           date,
  last_day            date,
  place               text not null default '' check (length(place) <= 200),
  prepares_body       text collate "C",
  prepares_ordinal    integer check (prepares_ordinal >= 1),
  particulars_edition integer not null default 0,
  agenda_edition      integer not null default 0,
  attendance_edition  integer not null default 0,
  adopted_edition     integer,
  adopted_at          timestamptz,
  primary key (body, ordinal),
  unique (prepares_body, prepares_ordinal),
  check ((prepares_body is null) = (prepares_ordinal is null)),
  check ((first_day is null) = (last_day is null)),
  check (last_day >= first_day),
  check ((adopted_edition is null) = (adopted_at is null))
);
comment on column forum_meeting.agenda_edition is
  'Counts up with each change: whoever changes it names the edition that they read, and is told where it is not the last';

create table forum_agenda_item (
  body    text collate "C" not null,
  ordinal integer not null,
  number  integer not null check (number >= 1),
  title   text not null check (length(title) between 1 and 300),
  of_text text collate "C" check (of_text ~ '^[0-9a-f]{32}$'),
  of_task text collate "C" check (of_task ~ '^[0-9a-f]{32}$'),
  papers  text[] not null,
  primary key (body, ordinal, number),
  foreign key (body, ordinal) references forum_meeting,
  check (of_text is null or of_task is null)
);

create table forum_attendance (
  body    text collate "C" not null,
  ordinal integer not null,
  line    integer not null,
  member  text collate "C" check (member ~ '^[A-Z]{3}$'),
  led_by  text not null check (length(led_by) between 1 and 200),
  persons integer not null check (persons between 1 and 9999),
  primary key (body, ordinal, line),
  unique (body, ordinal, member),
  foreign key (body, ordinal) references forum_meeting
);
comment on column forum_attendance.led_by is 'An office or an organisation, never the name of a person';

create table forum_meeting_paper (
  body         text collate "C" not null,
  ordinal      integer not null,
  paper_sha256 bytea not null check (length(paper_sha256) = 32),
  name         text not null check (length(name) between 1 and 200),
  bytes        integer not null check (bytes between 1 and 20971520),
  added_at     timestamptz not null,
  primary key (body, ordinal, paper_sha256)
);

-- What a preparatory meeting said of one version of a text: added to, never changed. The last of a text counts.
create table forum_clearance (
  id       bigint generated always as identity primary key,
  body     text collate "C" not null,
  ordinal  integer not null,
  of_text  text collate "C" not null check (of_text ~ '^[0-9a-f]{32}$'),
  version  integer not null check (version >= 1),
  cleared  boolean not null,
  note     text not null check (length(note) <= 2000),
  given_at timestamptz not null
);
create index forum_clearance_of_meeting on forum_clearance (body, ordinal, of_text, id desc);
create trigger never_edited before update or delete or truncate on forum_clearance
  for each statement execute function ledger_is_never_edited();
