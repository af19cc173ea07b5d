import { strFromU8, unzipSync } from 'fflate';

const UNPACKED_LIMIT = 32 * 1024 * 1024;
const PARTS =
  /^(?:word\/(?:document|header\d*|footer\d*)|xl\/(?:sharedStrings|worksheets\/sheet\d+)|ppt\/(?:slides|notesSlides|slideLayouts|slideMasters)\/\w+|docProps\/core)\.xml$/;

/** The words of a Word file, workbook or presentation, one line for each paragraph or cell: enough to look for a mark in them. */
export function officeWords(bytes: Uint8Array): string {
  let unpacked = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!PARTS.test(name)) return false;
      unpacked += originalSize;
      if (unpacked > UNPACKED_LIMIT) throw new Error('it would unpack to too much');
      return true;
    },
  });
  return Object.values(files)
    .map((part) => wordsOf(strFromU8(part)))
    .join('\n');
}

function wordsOf(xml: string): string {
  return xml
    .replace(/<\/[wa]:p>|<w:br\/>|<\/si>|<\/is>|<\/v>|<\/(?:dc|cp):\w+>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/&#(x?)([\da-f]+);/gi, (_, hex: string, code: string) =>
      character(parseInt(code, hex === '' ? 10 : 16)),
    );
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function character(code: number): string {
  return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : '';
}
