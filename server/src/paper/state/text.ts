// Control characters, lone surrogates and non-characters are not XML; byte order marks and direction overrides could
// make the paper read in another order than it is stored.
const UNPRINTABLE =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** One printable line: NFC, no line breaks, nothing that XML forbids or that changes the reading direction. */
export function cleanLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(UNPRINTABLE, '')
    .trim();
}

/** The paragraphs of a text, empty ones left out; one empty paragraph when nothing is left. */
export function cleanLines(text: string): string[] {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(cleanLine)
    .filter((line) => line !== '');
  return lines.length > 0 ? lines : [''];
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Vietnamese capitals. */
export function upper(text: string): string {
  return cleanLine(text).toLocaleUpperCase('vi');
}

export function capitalise(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('vi') + text.slice(first.length);
}

/** Ends a sentence: adds a full stop unless one of its own signs is there. */
export function sentence(text: string): string {
  return /[.!?…:;]$/.test(text) ? text : `${text}.`;
}

const ACADEMIC = /^(?:(?:GS|PGS|TSKH|TS|ThS|CN|KS|BSCKI{1,2}|BS|DS|LS)\.\s*)+/;

/** A name as it stands under a signature: without academic titles (Nghị định 30/2020, Phụ lục I). */
export function signatoryName(name: string): string {
  return cleanLine(name).replace(ACADEMIC, '');
}
