import { TABLE_LIMITS } from '@doi-thoai/shared';

export type RosterFile =
  | {
      ok: true;
      csv: string;
      /** Lines under the header that hold something. */ rows: number;
      head: string[][];
    }
  | { ok: false; reason: 'TOO_LARGE' | 'EMPTY' | 'NOT_TEXT' | 'NOT_UTF8' };

const SHOWN = 6;

/** What is left of Vietnamese letters that were saved in a code page without them, or read in a wrong one. */
const BROKEN_LETTERS = /\ufffd|á»[\u0080-ỹ]|áº|Ã[\u0080-\u009f\u00a1-\u00bf]|Ä‘|\p{L}\?\p{L}/u;

/** Spreadsheets save as UTF-8, or as UTF-16 with a mark. Null: another encoding, whose letters we would have to guess. */
export function decodeRoster(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A workbook is a zip. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** The first lines for looking at before importing; the server alone judges the rows. */
export function readRosterFile(bytes: Uint8Array): RosterFile {
  if (bytes.byteLength > TABLE_LIMITS.rosterBytes) return { ok: false, reason: 'TOO_LARGE' };
  // A workbook of the old kind, or one with a password.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return { ok: false, reason: 'NOT_TEXT' };
  const text = decodeRoster(bytes);
  if (text === null || BROKEN_LETTERS.test(text)) return { ok: false, reason: 'NOT_UTF8' };
  return rosterOf(text.replace(/^\ufeff/, '').normalize('NFC'));
}

/** What was read as text already: a workbook by the server. */
export function rosterOf(csv: string): RosterFile {
  const lines = csv.split(/\r\n?|\n/).filter((line) => /[^\s,;]/.test(line));
  if (lines.length < 2) return { ok: false, reason: 'EMPTY' };
  return {
    ok: true,
    csv,
    rows: lines.length - 1,
    head: lines.slice(0, SHOWN).map((line) => cells(line, lines[0] ?? '')),
  };
}

function cells(line: string, header: string): string[] {
  const separator = [';', '\t', ','].find((sign) => header.includes(sign)) ?? ',';
  const found = line.match(new RegExp(`("(?:[^"]|"")*"|[^${separator}]*)(?:${separator}|$)`, 'g')) ?? [];
  const ends = line.endsWith(separator) ? found : found.slice(0, -1);
  return (ends.length > 0 ? ends : found).map((cell) => unquoted(cell, separator));
}

function unquoted(cell: string, separator: string): string {
  const words = cell.endsWith(separator) ? cell.slice(0, -1) : cell;
  return words.startsWith('"') ? words.slice(1, -1).replace(/""/g, '"') : words.trim();
}
