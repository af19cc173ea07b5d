/** Base units asked for their opinions before the meeting, and what became of it. */
export const collectionSql = `
create table unit_set (
  meeting_id uuid not null references meeting,
  unit_id uuid not null references org_unit,
  unit text not null,
  link_id uuid not null unique,
  link_generation int not null default 1,
  state text not null,
  closes_at timestamptz not null,
  first_closes_at timestamptz not null,
  invited_at timestamptz not null,
  opened_at timestamptz,
  submitted_at timestamptz,
  last_submitted_at timestamptz,
  submitted_by text not null default '',
  nothing boolean not null default false,
  note text not null default '',
  returned_at timestamptz,
  return_reason text not null default '',
  reminded_at jsonb not null default '[]',
  version bigint not null,
  primary key (meeting_id, unit_id)
);

-- People of a unit who came by its link and are not on the roster.
alter table participant add column contributor boolean not null default false;
`;
