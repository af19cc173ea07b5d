/** Units as dated data: a tree, names with the day from which they hold, an end and who goes on. */
export const unitsSql = `
create table org_unit_name (
  unit_id uuid not null references org_unit,
  -- 1900-01-01: for as long as anybody knows.
  valid_from date not null,
  name text not null,
  basis text not null default '',
  primary key (unit_id, valid_from)
);
insert into org_unit_name (unit_id, valid_from, name) select id, '1900-01-01', name from org_unit;

-- Every spelling that ever meant a unit: an old list finds the unit under its old name.
create table org_unit_key (
  name_key text primary key,
  unit_id uuid not null references org_unit
);
insert into org_unit_key (name_key, unit_id) select name_key, id from org_unit;

-- A meeting keeps the name of its day, whatever the unit is called later.
alter table meeting_unit add column name text;
update meeting_unit m set name = u.name from org_unit u where u.id = m.unit_id;
alter table meeting_unit alter column name set not null;

alter table org_unit
  drop column name,
  drop column name_key,
  add column parent_id uuid references org_unit,
  -- The first day on which it is no more.
  add column ended_on date,
  add column successor_id uuid references org_unit,
  add column end_basis text not null default '',
  add column version bigint not null default 0;

-- The name on a day; before the first known one, the first.
create function unit_name_on(unit uuid, day date) returns text language sql stable as $$
  select name from org_unit_name where unit_id = unit
  order by valid_from <= day desc, case when valid_from <= day then valid_from end desc, valid_from limit 1 $$;

-- Units that had a promise before it went to a successor, by their names of that time, oldest first.
alter table commitment add column former_owners jsonb not null default '[]';
`;
