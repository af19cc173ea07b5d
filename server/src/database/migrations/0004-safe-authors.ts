/** Confidential and anonymous authors (domain.md 10.5). */
export const safeAuthorsSql = `
-- Under what id the author reads it, where no author may be stored: a digest of what only the author holds.
alter table submission add column receipt_id uuid;
create unique index submission_receipt on submission (receipt_id) where receipt_id is not null;

-- The author of a confidential opinion, sealed with a key that lies outside of the database.
create table sealed_author (
  submission_id uuid primary key,
  meeting_id uuid not null,
  -- Who the author was told may open it; whoever is named later may not.
  officer_id uuid not null,
  sealed bytea not null
);

create table author_opening (
  meeting_id uuid not null,
  entry bigint not null,
  submission_id uuid not null,
  by_id uuid not null,
  by_name text not null,
  reason text not null,
  at timestamptz not null,
  primary key (meeting_id, entry)
);
create index author_opening_submission on author_opening (submission_id);

-- Acknowledged, and not yet in the journal. No time, no order, no actor.
create table anonymous_inbox (
  id uuid primary key,
  meeting_id uuid not null,
  receipt_id uuid not null unique,
  kind text not null,
  topic_id uuid not null,
  summary text not null,
  text text not null
);
`;
