import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** In a backup the attachments stand after the tables, like a table: one line for each file, its path and its bytes. */
export const FILES = { table: '@attachments', columns: ['path', 'base64'] };

/** `<meeting>/<kind>/<opinion, material, promise or organisation>/<file>`, and what is written beside it; anything else is no file of ours. */
const OURS =
  /^[0-9a-f-]{36}\/(?:opinions|materials|evidence|templates)\/[0-9a-f-]{36}\/[0-9a-f-]{36}(?:\.json)?$/;

/** Lines of a backup, read one after the other. A file that is deleted meanwhile was purged and belongs into none. */
export async function* savedFiles(folder: string): AsyncGenerator<Buffer> {
  if (!existsSync(folder)) return;
  for (const path of (await readdir(folder, { recursive: true })).sort()) {
    if (!OURS.test(path)) continue;
    const bytes = await readFile(join(folder, path)).catch(() => null);
    if (bytes !== null) yield Buffer.from(`${path}\t${bytes.toString('base64')}\n`);
  }
}

/** All of them, or, when one cannot be written, none. */
export async function restoreFiles(folder: string, lines: AsyncIterable<Buffer>): Promise<void> {
  try {
    for await (const line of lines) {
      const [path = '', base64 = ''] = line.toString('latin1').trimEnd().split('\t');
      if (!OURS.test(path))
        throw new Error(
          'Bản sao lưu ghi tên một tệp ngoài thư mục của nó / the backup names a file outside of its folder.',
        );
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await writeFile(target, Buffer.from(base64, 'base64'), { mode: 0o600 });
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
