/** Materials of a meeting with their versions, and files that are to be deleted. */
export const materialsSql = `
create table material (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  agenda_item_id uuid,
  title text not null,
  presenter text not null default '',
  readers text not null default 'DESK',
  place int not null,
  versions jsonb not null default '[]',
  taken_back jsonb,
  purged boolean not null default false,
  -- Since when everybody reads it.
  published_at timestamptz,
  version bigint not null
);
create index material_meeting on material (meeting_id);

-- What everybody's state says of them.
alter table meeting add column materials jsonb;

-- Written with the act that takes a file away, deleted with the file: a crash in between forgets nothing.
create table gone_file (
  meeting_id uuid not null,
  owner_id uuid not null,
  id uuid not null,
  primary key (meeting_id, owner_id, id)
);
`;
