import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { PaperDocument } from '@doi-thoai/server/dist/paper/block/model.js';
import { layOut } from '@doi-thoai/server/dist/paper/block/lay-out.js';
import type { LaidCell, LaidLine, LaidRow } from '@doi-thoai/server/dist/paper/block/laid.js';
import { collationTablePaper } from '@doi-thoai/server/dist/paper/collation-table/collation-table.paper.js';
import { COLLATION_COLUMNS } from '@doi-thoai/server/dist/paper/collation-table/collation-table.model.js';
import { minutesPaper } from '@doi-thoai/server/dist/paper/minutes/minutes.paper.js';
import type { Drawn } from '@doi-thoai/server/dist/paper/reading.jobs.js';
import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import writeXlsxFile from 'write-excel-file/node';

// The libraries alone, in this thread: the same texts in the same order, already in memory, and no layout beyond
// paragraphs and tables.

/** A paragraph of texts, or a table of cells of paragraphs. */
type Part = { line: LaidLine } | { heads: number; widths: number[]; rows: LaidRow[]; plain: boolean };
type Alone = { landscape: boolean; parts: Part[] }[];

function partsOf(document: PaperDocument): Alone {
  return layOut(document).map(({ landscape, laid }) => ({
    landscape,
    parts: laid.flatMap((one): Part[] => {
      if (one.is === 'line') return [{ line: one }];
      if (one.is !== 'grid') return [];
      const { heads, rows, widths, plain } = one;
      return [{ heads: heads.length, widths, plain, rows: [...heads, ...rows] }];
    }),
  }));
}

function documentOf(drawn: Drawn): PaperDocument {
  if (drawn.as === 'document') return drawn.document;
  if (drawn.as === 'minutes') return minutesPaper(drawn.model);
  if (drawn.as === 'opinions') return collationTablePaper(drawn.model);
  throw new Error(`${drawn.as} is no document`);
}

/** Made ready, so that only the library's own work is left to be measured. */
export function aloneOf(drawn: Drawn): () => Promise<number> {
  if (drawn.as === 'workbook' || (drawn.as === 'opinions' && drawn.format === 'xlsx')) {
    const rows =
      drawn.as === 'workbook'
        ? drawn.workbook.tables.flatMap((table) =>
            table.rows.map((row) => ('group' in row ? [row.group] : row.cells)),
          )
        : drawn.model.rows.map((row, at) => [at + 1, ...COLLATION_COLUMNS.map(({ key }) => row[key])]);
    return () => sheet(rows);
  }
  const document = partsOf(documentOf(drawn));
  return 'format' in drawn && drawn.format === 'pdf' ? () => pdf(document) : () => word(document);
}

async function sheet(rows: (string | number)[][]): Promise<number> {
  const style = { wrap: true, borderStyle: 'thin', alignVertical: 'top' } as const;
  const data = rows.map((row) =>
    row.map((value) =>
      typeof value === 'number'
        ? { ...style, type: Number, value }
        : { ...style, type: String, format: '@', value },
    ),
  );
  const columns = rows[0]!.map(() => ({ width: 20 }));
  return (await writeXlsxFile(data as never, { columns } as never).toBuffer()).length;
}

async function word(sections: Alone): Promise<number> {
  const paragraph = ({ runs }: LaidLine) =>
    new Paragraph({
      children: runs.map(
        ({ text, bold, italics }) =>
          new TextRun({ text, size: 20, bold: bold || undefined, italics: italics || undefined }),
      ),
    });
  const cell = ({ lines, span }: LaidCell, widths: number[], at: number) =>
    new TableCell({
      width: { size: widths[at] ?? 1400, type: WidthType.DXA },
      ...(span > 1 ? { columnSpan: span } : {}),
      children: lines.flatMap((line) => (line.is === 'line' ? [paragraph(line)] : [])),
    });
  const children = (parts: Part[]) =>
    parts.map((part) =>
      'line' in part
        ? paragraph(part.line)
        : new Table({
            rows: part.rows.map(
              ({ cells }) =>
                new TableRow({
                  cantSplit: true,
                  children: cells.map((one, at) => cell(one, part.widths, at)),
                }),
            ),
          }),
    );
  const document = new Document({ sections: sections.map(({ parts }) => ({ children: children(parts) })) });
  return (await Packer.toBuffer(document)).length;
}

const textOf = ({ runs }: LaidLine) => ({
  text: runs.map(({ text, bold, italics }) => ({ text, bold, italics })),
});

function pdfCells({ cells }: LaidRow, plain: boolean): object[] {
  return cells.flatMap(({ lines, span }) => {
    const own = lines.flatMap((line) => (line.is === 'line' ? [line] : []));
    const joined = own.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n');
    const made = plain ? { text: joined } : { stack: own.map(textOf) };
    const covered = Array.from({ length: span - 1 }, () => ({}));
    return [{ ...made, ...(span > 1 ? { colSpan: span } : {}) }, ...covered];
  });
}

const orientationOf = (landscape: boolean) => (landscape ? 'landscape' : 'portrait');

function pdfParts({ parts, landscape }: Alone[number], at: number): object[] {
  const turn = { text: '', pageBreak: 'before', pageOrientation: orientationOf(landscape) };
  return [
    ...(at > 0 ? [turn] : []),
    ...parts.map((part) => {
      if ('line' in part) return { ...textOf(part.line), fontSize: 14 };
      const body = part.rows.map((row) => pdfCells(row, part.plain));
      const widths = part.widths.map((width) => width / 20 - 9);
      return { table: { dontBreakRows: true, headerRows: part.heads, widths, body } };
    }),
  ];
}

async function pdf(sections: Alone): Promise<number> {
  const { resolve } = createRequire(import.meta.url);
  const face = (name: string) => resolve(`@expo-google-fonts/tinos/${name}/Tinos_${name}.ttf`);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  pdfmake.setFonts({
    Tinos: {
      ...{ normal: face('400Regular'), bold: face('700Bold') },
      ...{ italics: face('400Regular_Italic'), bolditalics: face('700Bold_Italic') },
    },
  });
  const definition = {
    ...{ pageSize: 'A4', pageOrientation: orientationOf(sections[0]!.landscape) },
    ...{ defaultStyle: { font: 'Tinos', fontSize: 10 }, content: sections.flatMap(pdfParts) },
  };
  return (await pdfmake.createPdf(definition as Parameters<typeof pdfmake.createPdf>[0]).getBuffer()).length;
}
