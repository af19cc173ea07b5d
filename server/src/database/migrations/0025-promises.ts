/**
 * Promises over their life: what is to be there in the end, several leads and coordinating units, the notice that
 * issued one, extensions, and the history of what was done about it.
 */
export const promisesSql = `
alter table commitment
  add column product text not null default '',
  add column extended integer not null default 0,
  add column notice_number text not null default '',
  add column acknowledged_at timestamptz,
  -- As the unit reported it.
  add column done_on date,
  add column asked_due_on date,
  add column asked_reason text not null default '',
  add column latest text not null default '',
  -- Where a suspended or cancelled one stood before, and comes back to.
  add column stopped_in text;
update commitment set first_due_on = due_on where first_due_on is null;

-- Units beside the owner: further leads (đồng chủ trì) and coordinating ones (phối hợp).
create table commitment_unit (
  commitment_id uuid not null references commitment,
  unit_id uuid not null references org_unit,
  unit text not null,
  part text not null check (part in ('LEAD', 'COORDINATING')),
  position integer not null,
  primary key (commitment_id, unit_id)
);
create index commitment_unit_unit on commitment_unit (unit_id);

create table commitment_act (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  commitment_id uuid not null references commitment,
  kind text not null,
  at timestamptz not null,
  -- The meeting itself where the server acted.
  actor_id uuid not null,
  actor_name text not null,
  unit text not null default '',
  text text not null default '',
  day date,
  due_on date,
  number text not null default '',
  files jsonb not null default '[]',
  version bigint not null
);
create index commitment_act_commitment on commitment_act (commitment_id, version);
create index commitment_act_meeting on commitment_act (meeting_id);
`;
