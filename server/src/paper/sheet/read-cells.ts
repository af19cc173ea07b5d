import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';

/** Bytes that the parts of a workbook may have when they are unpacked; a form of thousands of rows has two million. */
const UNPACKED_LIMIT = 24 * 1024 * 1024;
const PARTS_LIMIT = 200;

/** What was read: the cells of the first sheet, each as the text that a person would read there, or why not. */
export type Reading = { cells: string[][] } | { unreadable: 'NOT_A_WORKBOOK' | 'TOO_LARGE' };

/**
 * Cells of the first sheet, cleaned: NFC, \n line ends, no blanks around. Row and column are where the spreadsheet
 * shows them. A formula is read as its stored result, never worked out; nothing outside of the file is asked for.
 */
export async function readCells(bytes: Uint8Array<ArrayBuffer>): Promise<Reading> {
  try {
    if (!fits(bytes)) return { unreadable: 'TOO_LARGE' };
    const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const rows = await readSheet<string>(whole, 1, { parseNumber: plainNumber });
    return { cells: rows.map((row) => row.map(words)) };
  } catch {
    // Whatever the libraries say of its insides is English and helps nobody who fills in a form.
    return { unreadable: 'NOT_A_WORKBOOK' };
  }
}

/**
 * Looks at the archive's directory only: a few kilobytes can name a gigabyte. The library fills buffers of the sizes
 * that stand there and goes no further, so a directory that lies gains nothing.
 */
function fits(bytes: Uint8Array): boolean {
  let parts = 0;
  let unpacked = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      parts += 1;
      unpacked += originalSize;
      return false;
    },
  });
  return parts <= PARTS_LIMIT && unpacked <= UNPACKED_LIMIT;
}

/** As it stands in the file: a number of a delegate or a year is no quantity. */
function plainNumber(text: string): string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? String(value) : text;
}

function words(value: unknown): string {
  if (value instanceof Date) return day(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value !== 'string') return '';
  return value
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .replace(/\u00a0/g, ' ')
    .trim();
}

/** A spreadsheet's date has no zone; the library puts it at midnight UTC. */
function day(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
}
