/** Files beside an opinion: what they are is a part of its row; the bytes lie in the data folder. */
export const attachmentsSql = `
alter table submission add column attachments jsonb;
`;
