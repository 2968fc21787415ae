-- Published releases, side by side. Texts that code compares or sorts by are collated by code point, so that the same
-- release reads the same on every server.

create table release (
  release_no     integer generated always as identity primary key,
  id             text collate "C" not null unique check (id ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}[a-z]?$'),
  publisher      text not null,
  series         text not null,
  citation       text not null,
  extent         text not null check (extent in ('excerpt', 'whole')),
  content_digest text not null,
  rows_read      integer not null check (rows_read >= 0),
  rows_accepted  integer not null check (rows_accepted between 0 and rows_read),
  imported_at    timestamptz not null
);
comment on table release is 'One published file of figures, whole or typed in as an excerpt';
comment on column release.id is 'The date the publisher stamped on it, with a letter where one date names two files';
comment on column release.content_digest is 'SHA-256 over the rows read, whatever file format carried them';
comment on column release.rows_accepted is 'Rows accepted with nothing open';

-- What became of the other rows: accepted with something unresolved, or quarantined.
create table release_report (
  release_no integer not null references release on delete cascade,
  outcome    text not null check (outcome in ('unresolved', 'quarantined')),
  reason     text not null,
  row_count  integer not null check (row_count > 0),
  primary key (release_no, outcome, reason)
);

create table reporting_area (
  release_no     integer not null references release on delete cascade,
  code           text collate "C" not null,
  published_name text not null,
  subregion      text not null,
  primary key (release_no, code)
);
comment on column reporting_area.code is 'ISO 3166-1 alpha-3, or the published name where the release gives no code';

-- No foreign key: it would be checked row by row and cost an import as much as the copying. A release and its cells are
-- written and removed in one transaction, by one class.
create table published_cell (
  release_no      integer not null,
  row_no          integer not null,
  area            text collate "C" not null,
  indicator       text not null,
  dimension       text not null,
  category        text collate "C" not null,
  sex             text not null,
  age             text not null,
  year            smallint not null,
  value_kind      text not null
    check (value_kind in ('count', 'suppressed', 'missing', 'not-applicable', 'no-mention')),
  value_number    bigint check ((value_number is not null) = (value_kind in ('count', 'suppressed'))),
  resolution_kind text not null
    check (resolution_kind in ('state', 'not-a-state', 'unresolved', 'not-asked')),
  resolved_to     text check ((resolved_to is not null) = (resolution_kind in ('state', 'not-a-state'))),
  times_published integer not null check (times_published >= 1),
  primary key (release_no, row_no)
);
create index published_cell_of_area on published_cell (release_no, area, indicator);
comment on table published_cell is 'One published row; a repeated key keeps all its rows';
comment on column published_cell.row_no is 'The row of the file, 1 is the first';
comment on column published_cell.value_number is 'The count, or the threshold below which it was withheld: 5 for <5';
comment on column published_cell.resolved_to is 'The State that the category stands for, or the kind of non-State';

create table quarantined_row (
  release_no integer not null references release on delete cascade,
  row_no     integer not null,
  reason     text not null,
  published  text[] not null,
  primary key (release_no, row_no)
);
comment on table quarantined_row is 'Rows read and not accepted, as published';
