import type { FormCheck, OpinionWords, Refusal, SubmissionKind } from '@doi-thoai/shared';
import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import type { Person } from '../support/driver.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** The sheet beside the form with the words that its lists offer. */
const LISTS = 'Danh mục';

/** As a person would write them into the form. */
const KINDS: Record<SubmissionKind, string> = {
  OPINION: 'Ý kiến',
  PETITION: 'Kiến nghị',
  PROPOSAL: 'Đề xuất',
  REPORT: 'Phản ánh',
  WISH: 'Nguyện vọng',
  COMMENT: 'Góp ý',
};

type Row = Pick<OpinionWords, 'kind' | 'summary' | 'text'> & { topic: string };

/**
 * Takes the empty form of the own unit along, fills it in with another program's workbook, and has it looked at.
 * Nothing is imported yet.
 */
export async function fillForm(
  by: Person,
  rows: readonly Row[],
): Promise<Pick<FormCheck, 'file' | 'rows'> | { refused: string }> {
  const { cookie, headers } = by;
  const url = `${by.url}/api/meetings/${by.meetingId}/unit-form`;
  const empty = await fetch(url, { headers: { ...headers, cookie } });
  if (!empty.ok) return { refused: ((await empty.json()) as Refusal).code };
  const bytes = Buffer.from(await empty.arrayBuffer());
  const missing = await notOffered(bytes, rows);
  if (missing.length > 0) return { refused: `the form does not offer ${missing.join(', ')}` };
  const checked = await fetch(url, {
    method: 'POST',
    headers: { ...headers, cookie, 'content-type': XLSX },
    body: Uint8Array.from(await filled(bytes, rows)),
  });
  const told = (await checked.json()) as FormCheck & Refusal;
  if (!checked.ok) return { refused: told.code };
  return told.problems.length > 0 ? { refused: JSON.stringify(told.problems) } : told;
}

type Cells = (string | null)[][];

const cellsOf = async (bytes: Buffer, sheet: number | string): Promise<Cells> =>
  (await readSheet(bytes, sheet as never)) as unknown as Cells;

/** Below the form's own heads, an ordinal before each row. */
async function filled(bytes: Buffer, rows: readonly Row[]): Promise<Buffer> {
  const [head = []] = await cellsOf(bytes, 1);
  const lines = rows.map(({ kind, topic, summary, text }, i) => [
    `${i + 1}`,
    KINDS[kind],
    topic,
    summary,
    text,
  ]);
  const cells = [head.map((cell) => cell ?? ''), ...lines];
  return writeXlsxFile(cells.map((row) => row.map((value) => ({ value, type: String }))) as never).toBuffer();
}

async function notOffered(bytes: Buffer, rows: readonly Row[]): Promise<string[]> {
  const offered = new Set((await cellsOf(bytes, LISTS)).flat());
  return rows.flatMap(({ kind, topic }) => [KINDS[kind], topic]).filter((word) => !offered.has(word));
}
