/** What is done outside of the software, and who comes instead of whom. */
export const houseSql = `
create table meeting_step (
  meeting_id uuid not null references meeting,
  step text not null,
  done_on date,
  reason text not null,
  by_id uuid not null,
  at timestamptz not null,
  version bigint not null,
  primary key (meeting_id, step)
);

create table stand_in (
  participant_id uuid primary key references participant,
  meeting_id uuid not null references meeting,
  for_id uuid not null references participant,
  for_name text not null,
  for_title text not null,
  note text not null,
  consent text not null,
  decided_by_id uuid,
  decided_at timestamptz,
  reason text not null,
  version bigint not null,
  -- One person is represented by one other.
  unique (meeting_id, for_id)
);
`;
