/** The journal: streams, entries, contents, answers, counters. Entries are appended, never edited. */
export const journalSql = `
create table installation (
  id int primary key default 1 check (id = 1),
  epoch uuid not null default gen_random_uuid(),
  organisation_stream uuid not null default gen_random_uuid(),
  created_at timestamptz not null default clock_timestamp()
);
insert into installation default values;

create table stream_head (
  stream_id uuid primary key,
  kind text not null check (kind in ('meeting', 'organisation')),
  seq bigint not null default 0,
  hash bytea not null,
  phase text not null
);
insert into stream_head (stream_id, kind, hash, phase)
  select organisation_stream, 'organisation', sha256(convert_to(organisation_stream::text, 'UTF8')), 'ORGANISATION' from installation;

create table entry (
  stream_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  command_id uuid not null,
  command text not null,
  actor_id uuid,
  audience text not null, -- comma separated
  type text not null,
  body text not null,
  content_hash bytea,
  hash bytea not null,
  primary key (stream_id, seq)
);
create table content (
  stream_id uuid not null,
  seq bigint not null,
  salt bytea not null,
  bytes bytea not null,
  primary key (stream_id, seq)
);
create table command_answer (
  stream_id uuid not null,
  command_id uuid not null,
  payload_hash bytea not null,
  actor_id uuid,
  answer text not null,
  primary key (stream_id, command_id)
);
create table counter (
  stream_id uuid not null,
  key text not null,
  value bigint not null,
  primary key (stream_id, key)
);
`;
