/** What is purged of is told by the code that knows every kind of entry; the owner's function only deletes. */
export const purgeSql = `
drop function purge_words(uuid, uuid);
-- p_types: entries that are about it; p_quoting: entries about something else that may hold its words.
create function purge_words(p_stream uuid, p_about uuid, p_types text[], p_quoting text[]) returns bigint[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found_seqs bigint[];
begin
  select coalesce(array_agg(seq order by seq), '{}') into found_seqs from entry e join content c using (stream_id, seq)
  where e.stream_id = p_stream
    and (e.type = any(p_types) and position(p_about::text in e.body) > 0
      or e.type = any(p_types || p_quoting) and position(p_about::text in convert_from(c.bytes, 'UTF8')) > 0);
  delete from content where stream_id = p_stream and seq = any(found_seqs);
  insert into purge_log (stream_id, seq) select p_stream, unnest(found_seqs) on conflict do nothing;
  -- A refusal that was stored for repeats may carry the view that was true then.
  update command_answer set answer = '{"ok":false,"code":"STALE","details":{}}'
  where stream_id = p_stream and position(p_about::text in answer) > 0 and position('"present"' in answer) > 0;
  return found_seqs;
end $$;
revoke all on function purge_words(uuid, uuid, text[], text[]) from public;
`;
