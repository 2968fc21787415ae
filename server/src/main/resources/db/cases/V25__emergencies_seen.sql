-- When a focal point was told of an emergency access, by which account; until then it is shown as new.
alter table emergency
  add column seen timestamptz,
  add column seen_by text;
create index on emergency (opened) where seen is null;
