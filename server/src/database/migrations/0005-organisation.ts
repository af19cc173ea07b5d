/** Rules of the organisation as dated data. */
export const organisationSql = `
create table rule_profile (
  profile text not null,
  valid_from date not null,
  valid_until date,
  basis text not null,
  steps jsonb not null,
  version bigint not null,
  primary key (profile, valid_from)
);
create table holiday_year (
  year int primary key,
  rows jsonb not null,
  version bigint not null
);
`;
