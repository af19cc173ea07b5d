/**
 * Reminders of promises: the days are data of a rule profile; what was reminded of is a row for each promise, due date
 * and step, so that no step can come twice; how far somebody has seen them is one number a person.
 */
export const remindersSql = `
alter table rule_profile
  add column reminders jsonb not null default '{"before": [7, 3, 1], "onDay": true, "everyAfter": 7, "at": "08:00"}';

create table reminder (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  commitment_id uuid not null references commitment,
  text text not null,
  unit text not null,
  leads uuid[] not null,
  copies uuid[] not null,
  -- Who reads it beside the table and the units: monitors, once it is overdue.
  participant_ids uuid[] not null,
  due_on date not null,
  days int not null,
  at timestamptz not null,
  seq bigint not null,
  queued int not null,
  sent int not null default 0,
  failed int not null default 0,
  version bigint not null,
  unique (commitment_id, due_on, days)
);
create index reminder_meeting on reminder (meeting_id);

create table reminder_mark (
  participant_id uuid primary key references participant,
  meeting_id uuid not null references meeting,
  up_to bigint not null,
  version bigint not null
);

alter table delivery add column reminder_id uuid references reminder;
create index delivery_of_reminder on delivery (reminder_id) where reminder_id is not null;
`;
