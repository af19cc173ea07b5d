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

-- Out of the meeting's course: what it is, and what the author was told.
alter table submission add column aside jsonb;

-- Purging deletes words that the running server may not touch: only through this function of the owner, which keeps
-- a record of its own. The entries themselves stay, so that the chain can still be verified.
create table purge_log (
  stream_id uuid not null,
  seq bigint not null,
  at timestamptz not null default clock_timestamp(),
  primary key (stream_id, seq)
);
create function purge_words(p_stream uuid, p_submission uuid) returns bigint[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found_seqs bigint[];
begin
  select coalesce(array_agg(seq order by seq), '{}') into found_seqs from entry e join content c using (stream_id, seq)
  where e.stream_id = p_stream and e.type in ('submissions.changed', 'submissions.published', 'submissions.unpublished',
      'screen.projection')
    and (position(p_submission::text in e.body) > 0
      or position(p_submission::text in convert_from(c.bytes, 'UTF8')) > 0);
  delete from content where stream_id = p_stream and seq = any(found_seqs);
  insert into purge_log (stream_id, seq) select p_stream, unnest(found_seqs) on conflict do nothing;
  -- A refusal that was stored for repeats may carry the view that was true then.
  update command_answer set answer = '{"ok":false,"code":"STALE","details":{}}'
  where stream_id = p_stream and position(p_submission::text in answer) > 0 and position('"present"' in answer) > 0;
  return found_seqs;
end $$;
revoke all on function purge_words(uuid, uuid) from public;

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
