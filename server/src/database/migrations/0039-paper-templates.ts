/** Word files of the organisation that papers are filled into; their bytes lie beside the database, like all files. */
export const paperTemplatesSql = `
create table paper_template (
  id uuid primary key,
  kind text not null,
  system text not null,
  -- Of one issuing body alone; null: of all of the system.
  body_id uuid references issuing_body,
  number int not null,
  name text not null,
  bytes int not null,
  sha256 text not null,
  by_name text not null,
  at timestamptz not null,
  taken_back jsonb,
  version bigint not null,
  unique nulls not distinct (kind, system, body_id, number)
);
`;
