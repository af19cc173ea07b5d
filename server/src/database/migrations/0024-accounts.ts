/**
 * Accounts over their life: closed and opened again with a reason, and links by which their owners set a password.
 * An account without a password (empty hash) waits for its first link. Of a link only a digest is kept; a used one
 * stays until it runs out, so that a repeat is known.
 */
export const accountsSql = `
alter table staff_account
  add column closed_at timestamptz,
  add column reason text not null default '',
  add column successor_id uuid references staff_account,
  add column version bigint not null default 0;

create table password_link (
  token_hash bytea primary key,
  staff_id uuid not null references staff_account,
  made_by uuid references staff_account,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_link_staff on password_link (staff_id);
create index session_staff on session (staff_id, created_at) where staff_id is not null;
`;
