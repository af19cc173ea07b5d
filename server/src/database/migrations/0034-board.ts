/**
 * The public board of a meeting: under which code, and whether it is open; null where it never was. What was promised
 * in a span is read from the journal by kind, over all meetings: the index holds promises alone.
 */
export const boardSql = `
alter table meeting add column board jsonb;
create unique index meeting_board on meeting ((board->>'code'));
create index entry_promises on entry (stream_id, seq) where type = 'commitments.changed';
`;
