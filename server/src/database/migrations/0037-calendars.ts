/**
 * Addresses from which calendar programs read what a unit promised: of the secret in one only a digest is kept, none where it came by a file. */
export const calendarsSql = `
create table unit_calendar (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  unit_id uuid not null references org_unit,
  unit text not null,
  token_hash bytea unique,
  made_by_id uuid not null references participant,
  at timestamptz not null,
  voided_at timestamptz,
  version bigint not null
);
create index unit_calendar_meeting on unit_calendar (meeting_id);
`;
