import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/**
 * One backup is one gzip file of lines:
 * 1. the header, as JSON (`BackupHeader`)
 * 2. for each table: `{"table", "columns"}` as JSON, its rows as COPY writes them in text format, then `\.`
 * 3. the manifest, as JSON (`BackupManifest`): without it the file is not whole.
 */
export const BACKUP_FORMAT = 'doi-thoai-backup';
export const BACKUP_VERSION = 1;
/** Ends the rows of a table. COPY escapes backslashes, so no row can look like this. */
export const END_OF_ROWS = '\\.';

export interface BackupHeader {
  format: typeof BACKUP_FORMAT;
  version: number;
  createdAt: string;
  /** Ids and fingerprints of the migrations of the database. */
  migrations: { id: string; sha256: string }[];
}

export interface TableStart {
  table: string;
  columns: string[];
}

/** Rows and SHA-256 (hex, over the rows with their line ends) of each table. */
export interface BackupManifest {
  tables: { table: string; rows: number; sha256: string }[];
  /** Last values of sequences, by name. */
  sequences: { name: string; value: string }[];
}

/** What a reader of the file is told, in the order of the file. Rows come with their line end. */
export interface BackupVisitor {
  header(header: BackupHeader): Promise<void> | void;
  /** Must read all rows before it resolves. */
  table(start: TableStart, rows: AsyncIterable<Buffer>): Promise<void>;
}

/** Reads a backup once from beginning to end. Throws when it is damaged, cut short, or of another kind. */
export async function readBackup(file: string, visitor: BackupVisitor): Promise<BackupManifest> {
  const lines = splitLines(unpacked(file));
  await visitor.header(parseHeader(await nextLine(lines)));
  const seen: BackupManifest['tables'] = [];
  for (;;) {
    const line = JSON.parse((await nextLine(lines)).toString()) as TableStart | BackupManifest;
    if ('tables' in line) {
      compare(seen, line.tables);
      return line;
    }
    const tally = { table: line.table, rows: 0, sha256: '' };
    await visitor.table(line, rowsOf(lines, tally));
    seen.push(tally);
  }
}

/** Reads the file through without using it, to know that it is whole. */
export async function verifyBackup(
  file: string,
): Promise<{ header: BackupHeader; manifest: BackupManifest }> {
  let header: BackupHeader | undefined;
  const manifest = await readBackup(file, {
    header: (found) => {
      header = found;
    },
    table: async (_start, rows) => {
      for await (const _row of rows);
    },
  });
  return { header: header!, manifest };
}

/** What gzip has to say about a file is told in our words. */
async function* unpacked(file: string): AsyncGenerator<Buffer> {
  const packed = createReadStream(file);
  const text = createGunzip();
  packed.on('error', (error) => text.destroy(error)).pipe(text);
  try {
    for await (const chunk of text) yield chunk as Buffer;
  } catch (error) {
    throw plainly(file, error as NodeJS.ErrnoException);
  } finally {
    packed.destroy();
  }
}

const CUT_SHORT = 'Bản sao lưu bị cụt, thiếu phần cuối / the backup is cut short: its end is missing.';

function plainly(file: string, error: NodeJS.ErrnoException): Error {
  if (error.code === 'ENOENT') return new Error(`Không có tệp / there is no file ${file}.`);
  if (error.code === 'EISDIR')
    return new Error(`${file} là thư mục, không phải bản sao lưu / is a folder, not a backup.`);
  if (error.code === 'Z_BUF_ERROR') return new Error(CUT_SHORT);
  if (error.code === 'Z_DATA_ERROR') return new Error(NO_BACKUP);
  return error;
}

const NO_BACKUP =
  'Tệp này bị hỏng, hoặc không phải bản sao lưu của Đối Thoại / this file is damaged, or not a backup of Đối Thoại.';

function parseHeader(line: Buffer): BackupHeader {
  let header: BackupHeader;
  try {
    header = JSON.parse(line.toString()) as BackupHeader;
  } catch {
    throw new Error(NO_BACKUP);
  }
  if (header.format !== BACKUP_FORMAT) throw new Error(NO_BACKUP);
  if (header.version !== BACKUP_VERSION) {
    throw new Error(
      `Bản sao lưu có phiên bản định dạng ${header.version}, ở đây chỉ đọc được ${BACKUP_VERSION} / this backup has format version ${header.version}; only ${BACKUP_VERSION} can be read here.`,
    );
  }
  return header;
}

async function* rowsOf(
  lines: AsyncIterator<Buffer>,
  tally: BackupManifest['tables'][number],
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for (;;) {
    const line = await nextLine(lines);
    if (line.toString('latin1') === `${END_OF_ROWS}\n`) break;
    hash.update(line);
    tally.rows += 1;
    yield line;
  }
  tally.sha256 = hash.digest('hex');
}

function compare(seen: BackupManifest['tables'], manifest: BackupManifest['tables']): void {
  const damaged = manifest.filter((wanted, index) => JSON.stringify(wanted) !== JSON.stringify(seen[index]));
  if (damaged.length === 0 && seen.length === manifest.length) return;
  throw new Error(
    `Bản sao lưu bị hỏng / the backup is damaged: ${damaged.map((entry) => entry.table).join(', ') || 'thiếu bảng / tables are missing'}.`,
  );
}

async function nextLine(lines: AsyncIterator<Buffer>): Promise<Buffer> {
  const next = await lines.next();
  if (next.done) throw new Error(CUT_SHORT);
  return next.value;
}

/** Lines with their `\n`. (The line reader of Node also splits at other characters, which texts may contain.) */
async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let buffer: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (let end = buffer.indexOf(10); end >= 0; end = buffer.indexOf(10)) {
      yield buffer.subarray(0, end + 1);
      buffer = buffer.subarray(end + 1);
    }
    rest = buffer;
  }
  if (rest.length > 0) throw new Error(CUT_SHORT);
}
