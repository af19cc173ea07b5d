import type { TemplateProblem } from '@doi-thoai/shared';
import { unzipSync } from 'fflate';
import { wholeParts, type Parts } from '../office/archive.js';
import { ROOT_RELATIONS, nameDanger, type Danger } from '../office/dangers.js';

/** Bytes that the parts of a template may have when they are unpacked, and how many parts there may be. */
const UNPACKED_LIMIT = 24 * 1024 * 1024;
const PARTS_LIMIT = 400;

export const DOCUMENT = 'word/document.xml';
export const STYLES = 'word/styles.xml';
const TYPES = '[Content_Types].xml';
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

export { textOf, type Parts } from '../office/archive.js';

/**
 * What lies in the archive, or why it is not opened. The sizes in its directory are judged before anything is unpacked;
 * the library goes no further than what stands there.
 */
export function openPackage(bytes: Uint8Array): Parts | 'NOT_A_TEMPLATE' | 'TOO_LARGE_INSIDE' {
  let parts = 0;
  let unpacked = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        parts += 1;
        unpacked += originalSize;
        return false;
      },
    });
    if (parts > PARTS_LIMIT || unpacked > UNPACKED_LIMIT) return 'TOO_LARGE_INSIDE';
    const files = wholeParts(bytes);
    return [DOCUMENT, STYLES, TYPES, ROOT_RELATIONS].every((name) => files[name]) ? files : 'NOT_A_TEMPLATE';
  } catch {
    return 'NOT_A_TEMPLATE';
  }
}

/** What readers would not agree on is told as damage. */
export const problemOf = (danger: Danger): TemplateProblem['problem'] =>
  danger === 'HIDDEN' ? 'DAMAGED' : danger;

const told = (problem: TemplateProblem['problem'], about: string): TemplateProblem => ({
  ...{ problem, about, place: null, text: '' },
});

/** Parts that a template must not bring, by their names and by what the archive says that they are. */
export function packageProblems(parts: Parts): TemplateProblem[] {
  const problems = Object.keys(parts).flatMap((name) => {
    const danger = nameDanger(name);
    return danger ? [told(problemOf(danger), name)] : [];
  });
  const types = Buffer.from(parts[TYPES] ?? []).toString('utf8');
  // A .dotx, or a document under another type: Word would not open what is filled as a .docx.
  if (!types.includes(MAIN_TYPE) && !/macroEnabled/i.test(types) && problems.length === 0)
    problems.push(told('DAMAGED', TYPES));
  return problems;
}
