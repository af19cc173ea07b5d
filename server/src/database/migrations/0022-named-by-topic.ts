/** What came without a name is counted in the meeting, and in no topic: the hall hears these counters at once. */
export const namedByTopicSql = `
update counter c set value = (
  select count(*) from submission s
  where s.meeting_id = c.stream_id and s.topic_id = split_part(c.key, ':', 2)::uuid
    and not s.withdrawn and s.channel <> 'SPEECH_NOT_REACHED' and s.disclosure = 'NAMED')
where c.key like 'submissions:%';
`;
