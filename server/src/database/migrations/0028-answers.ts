/**
 * Answers from a draft to the author's word: how far each has come, what it said before it was corrected, whether its
 * authors find it answered, and what was brought to the next level. What is there already was told to its authors.
 */
export const answersSql = `
alter table response
  add column state text not null default 'PUBLISHED',
  add column result text,
  add column legal_ground text not null default '',
  add column letter_number text not null default '',
  add column return_text text not null default '',
  add column published_at timestamptz;
update response set published_at = at;
alter table response alter column state drop default;

create table response_former (
  response_id uuid not null references response,
  position int not null,
  type text not null,
  text text not null,
  forwarded_to text not null,
  result text,
  legal_ground text not null,
  letter_number text not null,
  until timestamptz not null,
  reason text not null,
  primary key (response_id, position)
);

create table response_reopening (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  response_id uuid not null references response,
  answer text not null,
  answered_by text not null,
  answered_by_unit_id uuid not null references org_unit,
  kind text not null,
  target_id uuid not null,
  number int,
  words text not null,
  topic_id uuid not null,
  unit_id uuid references org_unit,
  unit text not null,
  answer_id uuid references response,
  answered_at timestamptz,
  at timestamptz not null,
  version bigint not null
);
create index response_reopening_meeting on response_reopening (meeting_id);
create index response_reopening_target on response_reopening (target_id);

create table response_verdict (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  response_id uuid not null references response,
  submission_id uuid not null references submission,
  -- Who is told: the author, or the receipt of one who is not named.
  author_id uuid not null,
  verdict text not null,
  reopening_id uuid references response_reopening on delete set null,
  at timestamptz not null,
  version bigint not null,
  unique (response_id, submission_id)
);
create index response_verdict_meeting on response_verdict (meeting_id);
create index response_verdict_author on response_verdict (author_id);
create index response_verdict_reopening on response_verdict (reopening_id);
`;
