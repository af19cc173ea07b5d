/** Files that are to be deleted lie beside opinions, or beside reports on promises. */
export const evidenceSql = `
alter table gone_file add column kind text not null default 'opinions';

-- Number of the entry that told the act first: the order of a history, also after a file came to it.
alter table commitment_act add column entry bigint;
update commitment_act set entry = version;
alter table commitment_act alter column entry set not null;
drop index commitment_act_commitment;
create index commitment_act_commitment on commitment_act (commitment_id, entry);
`;
