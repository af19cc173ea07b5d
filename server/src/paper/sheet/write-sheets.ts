import writeXlsxFile from 'write-excel-file/node';
import type { CellObject, Feature, Sheet as LibrarySheet } from 'write-excel-file/node';
import { cleanLines } from '../state/text.js';

export interface SheetColumn {
  /** In characters. */
  width: number;
}

/** A list of words that a person chooses from, on the cells of one column. */
export interface Choice {
  /** From 1. */
  column: number;
  fromRow: number;
  toRow: number;
  /** Where the words stand, e.g. `'Danh mục'!$A$2:$A$9`. */
  source: string;
  title: string;
  help: string;
}

export interface Sheet {
  name: string;
  columns: SheetColumn[];
  rows: CellObject[][];
  /** Rows at the top that stay in sight and are printed on every page. */
  headRows?: number;
  landscape?: boolean;
  choices?: Choice[];
}

const FONT = 'Times New Roman';
const POINTS_A_LINE = 16.5;

/** A text cell. Whatever it begins with, it is a text and never a formula. */
export function textCell(text: string, style: Omit<CellObject, 'value' | 'type'> = {}): CellObject {
  const value = cellText(cleanLines(text));
  const full: CellObject = { alignVertical: 'top', wrap: true, format: '@', type: String, ...style };
  return value === '' ? full : { ...full, value };
}

/**
 * Clean lines as they stand in a cell. Spreadsheets read `_x000D_` as a control character: the words of a person stay
 * as they were typed.
 */
export function cellText(lines: readonly string[]): string {
  return lines.join('\n').replace(/_x(?=[0-9a-f]{4}_)/gi, '_x005F_x');
}

/** Points that the highest cell of a row needs: LibreOffice leaves wrapped rows one line high. */
export function rowHeight(texts: readonly string[], columns: readonly SheetColumn[]): number {
  return heightOf(
    texts.map((text) => cleanLines(text).map(({ length }) => length)),
    columns,
  );
}

/** The same, of the lengths of the lines in each cell. */
export function heightOf(cells: readonly (readonly number[])[], columns: readonly SheetColumn[]): number {
  let highest = 1;
  for (const [index, lengths] of cells.entries()) {
    const width = columns[index]?.width ?? 10;
    const lines = lengths.reduce((sum, length) => sum + Math.max(1, Math.ceil((length * 1.1) / width)), 0);
    highest = Math.max(highest, lines);
  }
  // 409 is what Excel shows at most.
  return Math.min(409, highest * POINTS_A_LINE + 3);
}

/** The bytes of an .xlsx. */
export function writeSheets(sheets: readonly Sheet[]): Promise<Buffer> {
  const written = sheets.map(
    ({ name, columns, rows, headRows = 0, landscape = false }): LibrarySheet<never> => ({
      sheet: name,
      columns,
      data: rows,
      ...(headRows > 0 ? { stickyRowsCount: headRows } : {}),
      ...(landscape ? { orientation: 'landscape' as const } : {}),
    }),
  );
  const features = [printing(sheets), choosing(sheets)];
  return writeXlsxFile(written as never, { fontFamily: FONT, fontSize: 12, features } as never).toBuffer();
}

type SheetFile = NonNullable<NonNullable<Feature<never>['files']>['transform']>;

/** Every page as wide as the paper, its head rows repeated: the library knows neither. */
function printing(sheets: readonly Sheet[]): Feature<never> {
  const transform: SheetFile = {
    'xl/worksheets/sheet{id}.xml': {
      transform: (xml) =>
        xml
          .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
          .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" '),
    },
    'xl/workbook.xml': {
      transform: (xml) => xml.replace('<definedNames/>', `<definedNames>${titles(sheets)}</definedNames>`),
    },
  };
  return { files: { transform } };
}

function titles(sheets: readonly Sheet[]): string {
  return sheets
    .map(({ name, headRows = 0 }, index) =>
      headRows === 0
        ? ''
        : `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${name}'!$1:$${headRows}</definedName>`,
    )
    .join('');
}

function choosing(sheets: readonly Sheet[]): Feature<never> {
  const transform: SheetFile = {
    'xl/worksheets/sheet{id}.xml': {
      transform: (xml, _options, { sheetIndex }) => {
        const choices = sheets[sheetIndex]?.choices ?? [];
        if (choices.length === 0) return xml;
        const all = choices.map(validation).join('');
        // The schema wants them between the cells and the page's margins.
        return xml.replace(
          '<pageMargins',
          `<dataValidations count="${choices.length}">${all}</dataValidations><pageMargins`,
        );
      },
    },
  };
  return { files: { transform } };
}

function validation({ column, fromRow, toRow, source, title, help }: Choice): string {
  const letter = String.fromCharCode(64 + column);
  const words = `promptTitle="${attribute(title)}" prompt="${attribute(help)}" errorTitle="${attribute(title)}" error="${attribute(help)}"`;
  return `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" ${words} sqref="${letter}${fromRow}:${letter}${toRow}"><formula1>${attribute(source)}</formula1></dataValidation>`;
}

function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
