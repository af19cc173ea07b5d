import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

const keyFile = (dataDir: string): string => join(dataDir, 'secrets.json');

/** Whether the data folder holds the keys of the installation; the first start makes them. */
export function hasKeys(dataDir: string): boolean {
  return existsSync(keyFile(dataDir));
}

/** Whether the database knows meetings, whose links and slips were made with the keys. */
export async function hasMeetings(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (
      ((await client.query("SELECT 1 FROM stream_head WHERE kind = 'meeting' LIMIT 1")).rowCount ?? 0) > 0
    );
  } finally {
    await client.end();
  }
}

/** After a restore into a folder without keys: what to do before the first start. */
export function bringKeys(dataDir: string): string {
  const file = keyFile(dataDir);
  return `
  CHÚ Ý: thiếu tệp khóa ${file}
  Chép tệp secrets.json cũ vào đó TRƯỚC khi khởi động lần đầu. Nếu không, phiếu và liên kết đã in mất hiệu lực,
  và tên người gửi ý kiến bảo mật không mở được nữa.

  ATTENTION: the key file ${file} is missing
  Copy the old secrets.json to that place BEFORE the first start. Otherwise printed slips and links are void, and
  the authors of confidential opinions can no longer be opened.
`;
}

/** At a start that had to make new keys for meetings that were there before. */
export function keysAreNew(dataDir: string): string {
  const file = keyFile(dataDir);
  return `
  CHÚ Ý: cơ sở dữ liệu đã có hội nghị, nhưng tệp khóa ${file} vừa được tạo mới
  Phiếu và liên kết in trước đây không còn dùng được; tên người gửi ý kiến bảo mật không mở được.
  Nếu còn tệp secrets.json cũ: dừng máy chủ (Ctrl-C), chép đè tệp cũ vào đó, khởi động lại. Nếu không còn: in lại phiếu.

  ATTENTION: the database holds meetings already, but the key file ${file} was made just now
  Slips and links printed before are void; the authors of confidential opinions cannot be opened.
  If you still have the old secrets.json: stop the server (Ctrl-C), put the old file in its place, start again.
  If not: print the slips anew.
`;
}
