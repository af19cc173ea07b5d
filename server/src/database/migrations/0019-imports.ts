/** Meetings that came as a file. */
export const importsSql = `
-- Who brought it may enter it once as an organiser, and is one like any other from then on; sha256 is the file's.
create table meeting_import (
  meeting_id uuid primary key references meeting,
  staff_id uuid not null references staff_account,
  at timestamptz not null,
  sha256 bytea not null,
  entered_at timestamptz
);

-- One that came as a file keeps its place in a series whose first meeting is in another house.
alter table meeting drop constraint meeting_series_id_fkey;
`;
