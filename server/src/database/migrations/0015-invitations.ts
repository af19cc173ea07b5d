/** Invitations with their answers, and messages that leave the house. */
export const invitationsSql = `
create table invitation (
  participant_id uuid primary key references participant,
  meeting_id uuid not null references meeting,
  email text not null default '',
  phone text not null default '',
  sending text not null default 'NOT_SENT',
  way text,
  sent_at timestamptz,
  trouble text not null default '',
  reply text not null default 'NONE',
  reason text not null default '',
  stand_in_name text not null default '',
  stand_in_title text not null default '',
  replied_at timestamptz,
  version bigint not null
);
create index invitation_meeting on invitation (meeting_id);

-- A row is written in the transaction that decides to send; what it says is made when it goes.
create table delivery (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  participant_id uuid not null references participant,
  kind text not null,
  way text not null,
  state text not null default 'WAITING',
  attempts int not null default 0,
  next_at timestamptz not null,
  trouble text not null default ''
);
create index delivery_due on delivery (next_at) where state = 'WAITING';
create index delivery_of on delivery (participant_id) where state = 'WAITING';
`;
