/** Older places of a tone's mark, and the newer ones. Equal on both sides of a search, so inside a word, too. */
const TONES = [
  ...[...'àáảãạ'].map((a, i) => [`o${a}`, `${[...'òóỏõọ'][i] ?? ''}a`] as const),
  ...[...'èéẻẽẹ'].map((e, i) => [`o${e}`, `${[...'òóỏõọ'][i] ?? ''}e`] as const),
  ...[...'ỳýỷỹỵ'].map((y, i) => [`u${y}`, `${[...'ùúủũụ'][i] ?? ''}y`] as const),
];

/** Merging and splitting of collated opinions; what search looks in. */
export const collationSql = `
alter table collated_opinion
  add column merged_into uuid references collated_opinion,
  add column merged_at timestamptz,
  add column split_from uuid references collated_opinion;
create index collated_opinion_merged_into on collated_opinion (merged_into) where merged_into is not null;
create index collated_opinion_split_from on collated_opinion (split_from) where split_from is not null;

-- A source that came by merging leaves again with what it came with.
alter table collated_source add column by_merge boolean not null default false;

create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

-- Small letters without marks, đ as d; of NFC, as every stored text is. unaccent itself may not be indexed, because its dictionary could be exchanged.
create function vn_fold(t text) returns text language sql immutable parallel safe strict as
  $$ select lower(public.unaccent('public.unaccent'::regdictionary, t)) $$;

-- Small letters with their marks, the mark of a tone where the newer spelling has it: uỷ is ủy, hoà is hòa.
create function vn_same(t text) returns text language sql immutable parallel safe strict as $$
  select ${TONES.reduce((sql, [older, newer]) => `replace(${sql}, '${older}', '${newer}')`, 'lower(t)')} $$;

-- Words apart by one blank, with a blank at both ends: a word is found by its beginning.
create function vn_words(t text) returns text language sql immutable parallel safe strict as
  $$ select ' ' || regexp_replace(t, '[^[:alnum:]]+', ' ', 'g') || ' ' $$;

-- Brought up to the latest version when somebody searches: sending pays nothing for it.
create table submission_words (
  submission_id uuid primary key,
  meeting_id uuid not null,
  received_at timestamptz not null,
  folded text not null,
  exact text not null
);
create index submission_words_folded on submission_words using gin (folded gin_trgm_ops);
create table submission_words_mark (
  meeting_id uuid primary key,
  version bigint not null
);
-- One index for all opinions of a meeting, in the order of their changes; nothing asks for the order of receipt.
create index submission_version on submission (meeting_id, version);
drop index submission_meeting;
`;
