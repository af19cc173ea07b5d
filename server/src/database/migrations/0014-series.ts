/** Meetings that follow one another. */
export const seriesSql = `
alter table meeting
  -- The first meeting of the series; null for a meeting that stands alone or is the first.
  add column series_id uuid references meeting,
  add column ordinal int not null default 1;
create index meeting_series on meeting (series_id) where series_id is not null;
`;
