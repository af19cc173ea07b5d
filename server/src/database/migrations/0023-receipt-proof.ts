/** What was sent with a receipt, for telling a repeat from other words; of no use without the receipt. */
export const receiptProofSql = `
alter table anonymous_inbox add column proof bytea;
alter table submission add column receipt_proof bytea;
`;
