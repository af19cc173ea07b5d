/** Tables of the features. A feature touches its own only; the others go through its service. */
export const dialogueSql = `
create table organisation (
  id int primary key default 1 check (id = 1),
  name text not null default '',
  parent_body text not null default '',
  symbol text not null default ''
);
insert into organisation default values;
create table staff_account (
  id uuid primary key,
  name text not null,
  login text not null unique,
  password_hash text not null,
  role text not null,
  created_at timestamptz not null
);
create table org_unit (
  id uuid primary key,
  name text not null,
  name_key text not null unique
);

create table meeting (
  id uuid primary key,
  code text not null unique,
  rehearsal boolean not null,
  plan jsonb not null,
  phase text not null,
  agenda_item_id uuid,
  agenda_item_since timestamptz,
  agenda_used jsonb not null default '{}',
  intake_open boolean not null default false,
  registration_open boolean not null default false,
  floor_ended boolean not null default false,
  opened_at timestamptz,
  closed_at timestamptz,
  created_at timestamptz not null,
  version bigint not null
);
create table act (
  meeting_id uuid not null references meeting,
  entry bigint not null,
  actor_id uuid not null,
  at timestamptz not null,
  kind text not null,
  before jsonb not null,
  undone boolean not null default false,
  primary key (meeting_id, entry)
);
create table projection (
  meeting_id uuid primary key references meeting,
  view jsonb not null,
  version bigint not null
);

create table participant (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  staff_id uuid references staff_account,
  role text not null,
  name text not null,
  title text not null,
  unit_id uuid references org_unit,
  unit text not null,
  number text not null,
  seat_taken boolean not null default false,
  link_generation int not null default 1,
  attendance text not null default 'UNKNOWN',
  without_phone boolean not null default false,
  may_take_over boolean not null default false,
  checked_in_at timestamptz,
  version bigint not null
);
create index participant_meeting on participant (meeting_id);
create unique index participant_number on participant (meeting_id, number) where number <> '';
create unique index participant_staff on participant (meeting_id, staff_id) where staff_id is not null;

create table meeting_unit (
  meeting_id uuid not null references meeting,
  unit_id uuid not null references org_unit,
  primary key (meeting_id, unit_id)
);

create table session (
  token_hash bytea primary key,
  kind text not null check (kind in ('seat', 'staff')),
  participant_id uuid references participant,
  staff_id uuid references staff_account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index session_participant on session (participant_id);

-- No references here: hundreds arrive in a second, each check locks a row, and the journal has just read meeting and
-- author under the stream's lock.
create table submission (
  id uuid primary key,
  meeting_id uuid not null,
  tracking_code text not null,
  author_id uuid,
  unit_id uuid,
  entered_by_id uuid,
  channel text not null,
  disclosure text not null,
  kind text not null,
  topic_id uuid not null,
  summary text not null,
  text text not null,
  return_text text not null default '',
  author_name text not null,
  author_unit text not null,
  written_at timestamptz not null,
  received_at timestamptz not null,
  moderation text not null,
  visibility text not null,
  withdrawn boolean not null default false,
  not_reached boolean not null default false,
  request_id uuid,
  edition int not null default 1,
  collated_ids uuid[] not null default '{}',
  published_version bigint,
  version bigint not null
);
create index submission_meeting on submission (meeting_id, received_at);
create unique index submission_one_on_air on submission (meeting_id) where visibility = 'ON_AIR';
create index submission_author on submission (author_id);
create unique index submission_code on submission (tracking_code);
create index submission_published on submission (meeting_id, published_version desc) where published_version is not null;

create table collated_opinion (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  number int not null,
  wording text not null,
  topic_id uuid not null,
  unit_id uuid references org_unit,
  unit text not null,
  responder_unit_id uuid references org_unit,
  responder_unit text not null,
  unit_count int not null,
  version bigint not null,
  unique (meeting_id, number)
);
create table collated_source (
  collated_id uuid not null references collated_opinion,
  submission_id uuid not null references submission,
  primary key (collated_id, submission_id)
);
create index collated_source_submission on collated_source (submission_id);

create table floor (
  meeting_id uuid primary key references meeting,
  version bigint not null default 0,
  ended_turns int not null default 0,
  ended_seconds int not null default 0,
  next_number int not null default 1,
  next jsonb not null default '[]',
  last_act jsonb
);
create table speaker_request (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  participant_id uuid not null references participant,
  name text not null,
  title text not null,
  unit_id uuid references org_unit,
  unit text not null,
  number text not null,
  topic_id uuid not null,
  line text not null,
  type text not null,
  submission_id uuid references submission,
  state text not null,
  at timestamptz not null,
  entered_by_id uuid references participant,
  raised_hand boolean not null default false,
  requeued boolean not null default false,
  ready boolean not null default false,
  reason text not null default '',
  converted_to uuid references submission,
  rank double precision not null,
  version bigint not null
);
create index speaker_request_queue on speaker_request (meeting_id, rank) where state = 'QUEUED';
create index speaker_request_participant on speaker_request (participant_id);
create index speaker_request_meeting on speaker_request (meeting_id);
create unique index speaker_request_one_waiting on speaker_request (participant_id) where state in ('QUEUED', 'CALLED', 'SPEAKING');
create table turn (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  number int,
  request_id uuid references speaker_request,
  participant_id uuid not null references participant,
  name text not null,
  title text not null,
  unit text not null,
  topic_id uuid not null,
  state text not null,
  called_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  allotted_seconds int not null,
  extended_seconds int not null default 0,
  paused_at timestamptz,
  paused_ms bigint not null default 0,
  gone boolean not null default false,
  version bigint not null
);
create index turn_meeting on turn (meeting_id, called_at);
create unique index turn_one_active on turn (meeting_id) where state in ('CALLED', 'SPEAKING', 'PAUSED') and not gone;
create table turn_note (
  turn_id uuid primary key references turn,
  meeting_id uuid not null references meeting,
  gist text not null default '',
  corrected_started_at timestamptz,
  corrected_ended_at timestamptz,
  correction_reason text not null default '',
  version bigint not null
);

create table response (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  type text not null,
  text text not null,
  given text not null,
  responder_id uuid not null references participant,
  responder_unit_id uuid not null references org_unit,
  responder_unit text not null,
  responder_name text not null,
  responder_title text not null,
  forwarded_to text not null default '',
  entered_by_id uuid not null references participant,
  at timestamptz not null,
  reader_ids uuid[] not null,
  version bigint not null
);
create index response_meeting on response (meeting_id);
create index response_reader on response using gin (reader_ids);
create table response_target (
  response_id uuid not null references response,
  kind text not null,
  target_id uuid not null,
  primary key (response_id, kind, target_id)
);
create index response_target_target on response_target (target_id);

create table commitment (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  text text not null,
  owner_unit_id uuid not null references org_unit,
  owner_unit text not null,
  due_kind text not null,
  due_on date,
  first_due_on date,
  state text not null,
  response_id uuid references response,
  entered_by_id uuid not null references participant,
  at timestamptz not null,
  reader_ids uuid[] not null,
  version bigint not null
);
create index commitment_meeting on commitment (meeting_id);
create index commitment_reader on commitment using gin (reader_ids);
create table commitment_source (
  commitment_id uuid not null references commitment,
  kind text not null,
  target_id uuid not null,
  primary key (commitment_id, kind, target_id)
);
create index commitment_source_target on commitment_source (target_id);

create table conclusion_line (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  kind text not null,
  text text not null,
  position double precision not null,
  removed boolean not null default false,
  version bigint not null
);
create index conclusion_line_meeting on conclusion_line (meeting_id);
`;
