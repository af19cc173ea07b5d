import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { PDFDocument } from 'pdf-lib';
import { readSheet } from 'read-excel-file/node';
import { extractText } from 'unpdf';
import type { Violation } from './figure.js';

/** What two readers, which share nothing with who wrote the file, found in it. */
export interface Opened {
  /** What each of them read. */
  texts: string[];
  /** Of a PDF: each page by itself. */
  pages?: string[];
  violations: Violation[];
}

const of = (rule: Violation['rule'], about: string): Violation => ({ rule, about });

/** An Office file: unpacked, each part parsed strictly, and nothing in it that acts or fetches. */
function parts(bytes: Buffer, violations: Violation[]): Map<string, string> {
  const files = new Map(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]));
  for (const [name, xml] of files) {
    if (name.includes('..') || name.startsWith('/')) violations.push(of('executable', `path ${name}`));
    if (/vba|macro|embeddings|externalLinks|activeX/i.test(name))
      violations.push(of('executable', `part ${name}`));
    if (/TargetMode\s*=\s*"External"|<!DOCTYPE|<!ENTITY/.test(xml)) violations.push(of('executable', name));
    const told: string[] = [];
    const note = (line: string) => void told.push(line);
    new DOMParser({ errorHandler: { warning: note, error: note, fatalError: note } }).parseFromString(
      xml,
      'text/xml',
    );
    if (told[0] !== undefined) violations.push(of('unreadable', `${name}: ${told[0].slice(0, 200)}`));
  }
  return files;
}

const textIn = (xml: string) =>
  new DOMParser().parseFromString(xml, 'text/xml').documentElement?.textContent ?? '';

export async function openDocx(bytes: Buffer): Promise<Opened> {
  const violations: Violation[] = [];
  const files = parts(bytes, violations);
  const xml = files.get('word/document.xml') ?? '';
  if (/<w:(?:instrText|fldSimple|hyperlink|object|altChunk)\b/.test(xml))
    violations.push(of('executable', 'a field or a link in the document'));
  const { value: html } = await mammoth.convertToHtml({ buffer: bytes });
  if (/<(?:script|a|img|svg|iframe)\b/i.test(html))
    violations.push(of('executable', 'an element in the HTML'));
  const { value: raw } = await mammoth.extractRawText({ buffer: bytes });
  return { texts: [textIn(xml), raw], violations };
}

export async function openXlsx(bytes: Buffer): Promise<Opened> {
  const violations: Violation[] = [];
  const files = parts(bytes, violations);
  const sheets = [...files].filter(([name]) => name.startsWith('xl/worksheets/sheet')).map(([, xml]) => xml);
  for (const xml of sheets)
    if (/<f[\s>]|<hyperlink/.test(xml)) violations.push(of('executable', 'a formula or a link in a sheet'));
  const rows = await readSheet(bytes);
  const raw = rows.flat().map((cell) => (cell === null ? '' : String(cell)));
  const own = [...sheets, files.get('xl/sharedStrings.xml') ?? ''].filter((xml) => xml !== '').map(textIn);
  return { texts: [own.join('\n'), raw.join('\n')], violations };
}

// What a PDF would act with; a text that says so is packed and no part of its structure.
const ACTS = /\/(?:JavaScript|JS|OpenAction|AA|Launch|URI|GoToR|SubmitForm|EmbeddedFile|RichMedia|XFA)\b/;

export async function openPdf(bytes: Buffer): Promise<Opened> {
  const violations: Violation[] = [];
  const structure = bytes.toString('latin1').replace(/stream\r?\n[\s\S]*?endstream/g, '');
  const found = ACTS.exec(structure.replace(/\((?:\\.|[^\\)])*\)/g, ''));
  if (found) violations.push(of('executable', `${found[0]} in the structure`));
  const { text: read, totalPages } = await extractText(new Uint8Array(bytes), { mergePages: false });
  const second = await PDFDocument.load(bytes, { throwOnInvalidObject: true });
  if (second.getPageCount() !== totalPages)
    violations.push(of('unreadable', `${totalPages} pages, or ${second.getPageCount()}`));
  // In a narrow column a mark may be broken over two lines.
  const pages = read.map((page) => page.replace(/\s+/g, ''));
  return { texts: [pages.join('')], pages, violations };
}
