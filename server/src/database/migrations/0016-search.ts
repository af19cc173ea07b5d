/** Search by whole words: an index of words answers for a hundred thousand opinions what one of letters cannot. */
export const searchSql = `
-- The words of a text, marks aside, and once more with their marks behind a sign, each once; of long ones the
-- beginning, because PostgreSQL refuses longer ones.
create function vn_lexemes(folded text, exact text) returns tsvector language sql immutable parallel safe strict as $$
  select array_to_tsvector(
    array(select left(w, 60) from unnest(string_to_array(folded, ' ')) w where w <> '') ||
    array(select '=' || left(w, 60) from unnest(string_to_array(exact, ' ')) w where w <> '')) $$;

-- All of it is read in anew by the next search.
truncate submission_words, submission_words_mark;
alter table submission_words add column lexemes tsvector not null;
create index submission_words_lexemes on submission_words using gin (lexemes);
`;
