-- Tables that a figure stands beside: residents, migrants by origin and destination, land borders. A publisher's file,
-- brought by a user; the last one brought of a kind is the one in use, and the earlier ones stay.

create table reference_table (
  table_no       integer generated always as identity primary key,
  kind           text not null check (kind in ('population', 'migrant-stock', 'land-boundaries')),
  source         text not null,
  release        text not null,
  content_digest text not null,
  rows_read      integer not null check (rows_read >= 0),
  rows_accepted  integer not null check (rows_accepted between 0 and rows_read),
  rows_by_name   integer not null check (rows_by_name between 0 and rows_accepted),
  imported_at    timestamptz not null,
  unique (kind, content_digest)
);
comment on table reference_table is 'One file of a publisher, as it was read';
comment on column reference_table.release is 'The publisher''s own name or date of it; empty where nobody told';
comment on column reference_table.rows_by_name is 'Accepted rows whose State was found by its name, since the code was empty';
comment on column reference_table.content_digest is 'SHA-256 over the texts of its rows in their order';

create table reference_value (
  table_no integer not null references reference_table on delete cascade,
  state    text collate "C" not null,
  partner  text collate "C" not null,
  year     smallint not null,
  value    bigint not null check (value >= 0),
  row_no   integer not null,
  primary key (table_no, state, partner, year)
);
comment on column reference_value.state is 'Of residence; of origin; on one side of a border: ISO 3166-1 alpha-3';
comment on column reference_value.partner is 'Of destination; on the other side of the border; empty for a population';
comment on column reference_value.year is '0 for a border';
comment on column reference_value.value is 'Persons; metres of a border';

create table reference_refused (
  table_no  integer not null references reference_table on delete cascade,
  row_no    integer not null,
  reason    text not null,
  published text[] not null,
  primary key (table_no, row_no)
);
comment on table reference_refused is 'Rows read and not accepted, as published';
