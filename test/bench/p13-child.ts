import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { makeCollationTable } from '@doi-thoai/server/dist/paper/make-paper.js';
import type { TableFormat } from '@doi-thoai/server/dist/paper/paper.jobs.js';
import { packRows } from '@doi-thoai/server/dist/paper/collation-table/collation-table.model.js';
import type {
  CollationTableModel,
  CollationTableRow,
} from '@doi-thoai/server/dist/paper/collation-table/collation-table.model.js';
import { createRequire } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as breathe, setTimeout as tick } from 'node:timers/promises';
import pdfmake from 'pdfmake';
import writeXlsxFile from 'write-excel-file/node';

/** One making of one paper in a process of its own, so that its memory is its own. Arguments: who, format, rows. */

const [who, format, count] = process.argv.slice(2);
const ROWS = Number(count);
const TEXT =
  'Dãy nhà công vụ bị dột từ đầu mùa mưa, ba phòng không ở được. Đề nghị sửa chữa trong năm và cho biết thời hạn.';

function rowOf(index: number): CollationTableRow {
  return {
    ...{
      topic: `Nhóm vấn đề ${index % 7}`,
      text: `Việc số ${index}\n${TEXT}`,
      who: `Đại biểu ${index}, Phòng ${index % 40}`,
    },
    ...{ form: 'Viết', authority: '', responder: `Phòng ${index % 12}`, answer: index % 3 === 0 ? TEXT : '' },
    ...{ answerType: 'Ghi nhận', due: '31/12/2026', outcome: 'Đã trả lời' },
  };
}

const rows = Array.from({ length: ROWS }, (_, index) => rowOf(index));
const texts = (row: CollationTableRow): string[] => Object.values(row) as string[];

/** The library alone, in this thread, with the same rows already in memory and no layout beyond the table. */
async function alone(): Promise<number> {
  if (format === 'xlsx') {
    const style = {
      type: String,
      wrap: true,
      borderStyle: 'thin',
      alignVertical: 'top',
      format: '@',
    } as const;
    const data = rows.map((row) => texts(row).map((value) => ({ ...style, value })));
    return (
      await writeXlsxFile(
        data as never,
        { columns: texts(rows[0]!).map(() => ({ width: 20 })) } as never,
      ).toBuffer()
    ).length;
  }
  if (format === 'pdf') return (await alonePdf()).length;
  const cell = (text: string): TableCell =>
    new TableCell({
      width: { size: 1400, type: WidthType.DXA },
      children: text
        .split('\n')
        .map((line) => new Paragraph({ children: [new TextRun({ text: line, size: 20 })] })),
    });
  const table = new Table({
    rows: rows.map((row) => new TableRow({ cantSplit: true, children: texts(row).map(cell) })),
  });
  return (await Packer.toBuffer(new Document({ sections: [{ children: [table] }] }))).length;
}

function alonePdf(): Promise<Buffer> {
  const { resolve } = createRequire(import.meta.url);
  const face = (name: string) => resolve(`@expo-google-fonts/tinos/${name}/Tinos_${name}.ttf`);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  pdfmake.setFonts({ Tinos: { normal: face('400Regular'), bold: face('700Bold') } });
  const definition: Parameters<typeof pdfmake.createPdf>[0] = {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    defaultStyle: { font: 'Tinos', fontSize: 10 },
    content: [
      {
        table: {
          dontBreakRows: true,
          widths: texts(rows[0]!).map(() => '*'),
          body: rows.map((row) => texts(row)),
        },
      },
    ],
  };
  return pdfmake.createPdf(definition).getBuffer();
}

async function product(): Promise<number> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  // As the service puts its rows together: others get their turn in between.
  for (let at = 0; at < rows.length; at += 500) {
    pieces.push(packRows(rows.slice(at, at + 500)));
    await breathe();
  }
  const model: CollationTableModel = {
    of: {
      ...{ system: 'STATE', body: 'Sở Phát triển', parentBody: null, abbreviation: 'SPT', place: '' },
      ...{ number: null, symbol: 'TH-SPT' },
    },
    meeting: 'Hội nghị đối thoại',
    ...{ rehearsal: true, timeZone: 'Asia/Ho_Chi_Minh', generatedAt: '2026-11-28T02:00:00.000Z' },
    ...{ journal: { head: 1, hash: '0'.repeat(64) }, rows: ROWS, pieces, secretary: 'Thư ký' },
    counts: { collated: 0, uncollated: ROWS, turns: 0, answered: 0, aside: 0 },
  };
  return (await makeCollationTable(format as TableFormat, model)).length;
}

const before = process.memoryUsage.rss();
let peak = before;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
await tick(50);
delay.reset();
const began = performance.now();
const busy = process.cpuUsage();
const bytes = await (who === 'product' ? product() : alone());
const ms = performance.now() - began;
// Of all threads; on a machine that others load it tells more than the clock.
const { user, system } = process.cpuUsage(busy);
await tick(20);
clearInterval(watch);
const stalled = delay.max / 1e6;
process.stdout.write(
  JSON.stringify({ ms, cpuMs: (user + system) / 1000, stalled, bytes, ownMb: (peak - before) / 2 ** 20 }),
);
