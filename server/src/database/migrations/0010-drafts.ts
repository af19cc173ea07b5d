/** Answers that somebody prepares: one for each opinion and responder, private to that responder and the desk. */
export const draftsSql = `
create table response_draft (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  collated_id uuid not null references collated_opinion,
  responder_id uuid not null references participant,
  type text not null,
  text text not null,
  forwarded_to text not null,
  promise_text text not null,
  due_on date,
  at timestamptz not null,
  version bigint not null,
  unique (collated_id, responder_id)
);
create index response_draft_meeting on response_draft (meeting_id);
create index response_draft_responder on response_draft (responder_id);
`;
