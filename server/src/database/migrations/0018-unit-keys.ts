/** A unit is found whatever place a tone's mark has in its name: uỷ and ủy are one word. */
export const unitKeysSql = `
insert into org_unit_key (name_key, unit_id) select vn_same(name_key), unit_id from org_unit_key
  order by unit_id on conflict do nothing;
`;
