/** What the same and the similar are found in, and what topics are learned from. */
export const alikeSql = `
-- Words of opinions as they are compared: summary and text alone, so that no name ever makes two opinions alike. Of
-- what was withdrawn or left the course, nothing. Brought up to the latest version when somebody asks.
create table alike_text (
  kind text not null check (kind in ('RAW', 'COLLATED')),
  id uuid not null,
  meeting_id uuid not null,
  topic_id uuid not null,
  words text not null,
  -- Of each term a number, which is compared faster than words.
  terms int[] not null,
  primary key (kind, id)
);
create index alike_text_terms on alike_text using gin (terms);
create index alike_text_meeting on alike_text (meeting_id, kind);
create table alike_mark (
  kind text not null,
  meeting_id uuid not null,
  version bigint not null,
  primary key (kind, meeting_id)
);
create index collated_opinion_version on collated_opinion (meeting_id, version);
`;
