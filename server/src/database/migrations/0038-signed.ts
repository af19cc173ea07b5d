/** Signed versions of papers; their files lie beside the database, as those of materials do. */
export const signedSql = `
create table signed_version (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  paper text not null,
  issuer text not null,
  system text not null,
  body text not null default '',
  number int not null,
  signed_on date not null,
  generated jsonb,
  edited jsonb,
  scan jsonb not null default '[]',
  reason text not null default '',
  by_id uuid not null,
  by_name text not null default '',
  put_back_at timestamptz not null,
  published boolean not null default false,
  taken_back jsonb,
  purged boolean not null default false,
  version bigint not null,
  unique (meeting_id, paper, issuer, number)
);

-- What everybody's state says of them.
alter table meeting add column signed jsonb;
`;
