import { all, at, effective, isOn, parseXml, textOf, unzip, type XmlNode } from './docx-reader.js';

/** A paper read back by `docx-reader`. */
export interface Paper {
  files: Map<string, Buffer>;
  document: XmlNode;
  styles: XmlNode;
  body: XmlNode;
  text: string;
  paragraphs: XmlNode[];
  tables: XmlNode[];
}

/** Reads a .docx back. */
export function readPaper(bytes: Buffer): Paper {
  const files = unzip(bytes);
  const parse = (name: string) => parseXml(files.get(name)!.toString('utf8'));
  const document = parse('word/document.xml');
  const body = at(document, 'w:body')!;
  return {
    files,
    document,
    styles: parse('word/styles.xml'),
    body,
    text: textOf(body),
    paragraphs: all(body, 'w:p'),
    tables: all(body, 'w:tbl'),
  };
}

export const mm = (twips: string | undefined) => (Number(twips) / 1440) * 25.4;
export const find = (paper: Paper, text: string) => paper.paragraphs.find((p) => textOf(p).startsWith(text))!;
export const isBold = (paragraph: XmlNode) => all(paragraph, 'w:r').every((run) => isOn(run, 'w:rPr', 'w:b'));
export const alignment = (paper: Paper, p: XmlNode) => effective(paper.styles, p, ['w:jc'], 'w:val');
export const firstCell = (row: XmlNode, column = 0) => textOf(all(row, 'w:tc')[column]!);
export const tableWith = (paper: Paper, heading: string) =>
  paper.tables.find((table) => textOf(all(table, 'w:tr')[0]!).includes(heading))!;
/** Rows below the header that are not group lines. */
export const dataRows = (table: XmlNode) =>
  all(table, 'w:tr').slice(1).filter((row) => all(row, 'w:tc').length > 1); // prettier-ignore
export const ruleAfter = (paper: Paper, paragraph: XmlNode) =>
  paper.paragraphs[paper.paragraphs.indexOf(paragraph) + 1]!;
