import type { TemplateProblem } from '@doi-thoai/shared';
import { unzipSync } from 'fflate';

/** Bytes that the parts of a template may have when they are unpacked, and how many parts there may be. */
const UNPACKED_LIMIT = 24 * 1024 * 1024;
const PARTS_LIMIT = 400;

export const DOCUMENT = 'word/document.xml';
export const STYLES = 'word/styles.xml';
const TYPES = '[Content_Types].xml';
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** Pictures, fonts that the file brings along, and the parts in XML. Whatever else a file carries is no matter of a layout. */
const HARMLESS = /\.(?:xml|rels|png|jpe?g|gif|bmp|tiff?|emf|wmf|odttf|ttf)$/i;
const MACRO = /vba|macro|activex|customui|attachedtoolbars/i;
const EMBEDDED = /^word\/(?:embeddings|afchunk)|oleobject|\.docx?$|\.rtf$|\.html?$/i;

export type Parts = Record<string, Uint8Array>;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
/** @throws TypeError when it is not UTF-8 */
export const textOf = (bytes: Uint8Array): string => utf8.decode(bytes);

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
    const files = unzipSync(bytes);
    return files[DOCUMENT] && files[STYLES] && files[TYPES] ? files : 'NOT_A_TEMPLATE';
  } catch {
    return 'NOT_A_TEMPLATE';
  }
}

const told = (problem: TemplateProblem['problem'], about: string): TemplateProblem => ({
  ...{ problem, about, place: null, text: '' },
});

/** Parts that a template must not bring, by their names and by what the archive says that they are. */
export function packageProblems(parts: Parts): TemplateProblem[] {
  const names = Object.keys(parts).filter((name) => !name.endsWith('/'));
  const problems = names.flatMap((name) => {
    if (MACRO.test(name)) return [told('MACRO', name)];
    if (EMBEDDED.test(name) || !HARMLESS.test(name) || name.split('/').includes('..')) {
      return [told('EMBEDDED', name)];
    }
    return [];
  });
  const types = Buffer.from(parts[TYPES] ?? []).toString('utf8');
  if (/macroEnabled|vbaProject/i.test(types) && !problems.some(({ problem }) => problem === 'MACRO')) {
    problems.push(told('MACRO', TYPES));
  }
  // A .dotx, or a document under another type: Word would not open what is filled as a .docx.
  if (!types.includes(MAIN_TYPE) && problems.length === 0) problems.push(told('DAMAGED', TYPES));
  return problems;
}
