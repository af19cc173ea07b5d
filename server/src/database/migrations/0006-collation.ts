/** Merging and splitting of collated opinions. */
export const collationSql = `
alter table collated_opinion
  add column merged_into uuid references collated_opinion,
  add column merged_at timestamptz,
  add column split_from uuid references collated_opinion;
create index collated_opinion_merged_into on collated_opinion (merged_into) where merged_into is not null;
create index collated_opinion_split_from on collated_opinion (split_from) where split_from is not null;

-- A source that came by merging leaves again with what it came with.
alter table collated_source add column by_merge boolean not null default false;
`;
