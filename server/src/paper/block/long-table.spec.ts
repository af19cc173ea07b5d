import { readPaper } from '../testing/paper-reader.js';
import { unzip } from '../testing/docx-reader.js';
import { ORDINAL, body, heading, table } from './build.js';
import type { Column, PaperBlock, PaperDocument, Row } from './model.js';
import { renderDocx } from './render-docx.js';

const COLUMNS: Column[] = [ORDINAL, { title: 'Nội dung', width: null }, { title: 'Ai', width: 2000 }];

const rowOf = (index: number): Row =>
  index % 50 === 0
    ? { group: index % 100 === 0 ? '' : `Nhóm <${index}> & "khác"` }
    : {
        cells: [
          String(index),
          [
            [{ text: `Ý kiến số ${index}`, italics: true }],
            ['Đoạn một ', { text: '<đậm>', bold: true }, { text: ' cả hai', bold: true, italics: true }],
            [''],
          ],
          index % 7 === 0 ? '' : `Phòng & <Ban> ${index}\nđường dây \u200e1.0\u200e`,
        ],
      };
const rows = (size: number): Row[] => Array.from({ length: size }, (_, index) => rowOf(index));

const paperOf = (blocks: PaperBlock[]): PaperDocument => ({
  ...{ system: 'STATE', title: 'Bảng', author: 'Sở', mark: null },
  sections: [{ orientation: 'LANDSCAPE', blocks }],
});

const xmlOf = async (blocks: PaperBlock[]): Promise<string> =>
  unzip(await renderDocx(paperOf(blocks)))
    .get('word/document.xml')!
    .toString();
const rowsOf = (xml: string): string[] => xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];

it('writes each row of a long table as the library writes it, byte by byte', async () => {
  const short = rowsOf(await xmlOf([table(COLUMNS, rows(150), 'SMALL')]));
  const long = rowsOf(await xmlOf([table(COLUMNS, rows(1000), 'SMALL')]));
  expect(short).toHaveLength(151);
  expect(long).toHaveLength(1001);
  expect(long.slice(0, 151)).toEqual(short);
});

it('keeps two long tables apart, and what stands around them', async () => {
  const second: Row[] = Array.from({ length: 300 }, (_, index) => ({ cells: [`B${index}`, 'hai', ''] }));
  const blocks = [
    body('Trước'),
    table(COLUMNS, rows(300)),
    body('Giữa'),
    table(COLUMNS, second),
    body('Sau'),
  ];
  const made = await renderDocx(paperOf(blocks));
  const { text } = readPaper(made);
  const places = ['Trước', 'Ý kiến số 299', 'Giữa', 'B0', 'B299', 'Sau'].map((word) => text.indexOf(word));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(rowsOf(unzip(made).get('word/document.xml')!.toString())).toHaveLength(602);
});

it('writes many paragraphs of a kind as the library writes few, byte by byte', async () => {
  const lines = (size: number) =>
    Array.from({ length: size }, (_, index) =>
      body({ text: `(${index})`, bold: true }, ` Việc <${index}> & "a'`),
    );
  const paragraphsOf = (xml: string) => xml.match(/<w:p>.*?<\/w:p>/gs)!;
  const short = paragraphsOf(await xmlOf(lines(150)));
  const long = paragraphsOf(await xmlOf([...lines(1000), heading('Sau')]));
  expect(long).toHaveLength(1001);
  expect(long.slice(0, 150)).toEqual(short);
  expect(long.at(-1)).toContain('Sau');
});
