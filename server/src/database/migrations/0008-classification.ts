/** Field, level of authority, and the item of an earlier meeting that a collated opinion repeats. */
export const classificationSql = `
alter table collated_opinion
  add column field text,
  add column authority text,
  add column repeat_of jsonb;
`;
