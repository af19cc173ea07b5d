/**
 * From lines to an issued notice: bodies that issue papers, the register of their numbers, sources of lines, the
 * conclusion's approval and its notices. A number's place in the register is its key, so that none is given twice
 * whatever races or dies; a number that is not used stays with the reason.
 */
export const issuingSql = `
create table issuing_body (
  id uuid primary key,
  name text not null,
  parent_body text not null,
  system text not null check (system in ('STATE', 'PARTY')),
  abbreviation text not null,
  place text not null,
  term text not null,
  term_from date,
  term_to date,
  ended_on date,
  version bigint not null
);

-- series: the calendar year (STATE) or the term (PARTY). meeting_id and notice_id name what may be in another house.
create table paper_number (
  body_id uuid not null references issuing_body,
  paper text not null,
  series text not null,
  number int not null check (number > 0),
  state text not null check (state in ('TAKEN', 'ISSUED', 'VOID')),
  day date not null,
  meeting_id uuid,
  notice_id uuid,
  reason text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (body_id, paper, series, number)
);
create index paper_number_notice on paper_number (notice_id);

create table conclusion_source (
  line_id uuid not null references conclusion_line,
  kind text not null,
  target_id uuid not null,
  primary key (line_id, kind, target_id)
);
create index conclusion_source_target on conclusion_source (target_id);

create table conclusion (
  meeting_id uuid primary key references meeting,
  revision int not null,
  reason text not null,
  approved_at timestamptz,
  approved_by_id uuid references participant,
  approved_by text not null,
  minutes_signed_on date,
  version bigint not null
);

-- The body's words are those of the day: it may be called otherwise later, or be a body of another house.
create table notice (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  body_id uuid not null,
  body text not null,
  parent_body text not null,
  system text not null,
  abbreviation text not null,
  place text not null,
  subject text not null,
  number int,
  symbol text not null,
  issued_on date,
  sign_authority text not null,
  signer_post text not null,
  signer_name text not null,
  recipients text[] not null,
  state text not null,
  revision int not null,
  earlier jsonb not null,
  issued jsonb,
  version bigint not null,
  unique (meeting_id, body_id)
);
`;
