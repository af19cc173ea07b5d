import { zipSync } from 'fflate';
import type { CellObject } from 'write-excel-file/node';
import { FORM_HEADERS, KIND_WORDS } from '../../collection/form-words.js';
import { all, ownText, parseXml, unzip } from '../testing/docx-reader.js';
import { STT } from '../table-paper.js';
import { renderUnitForm } from '../unit-form/unit-form.js';
import { readCells } from './read-cells.js';
import { repeatLastRow } from './long-sheet.js';
import { renderWorkbook } from './table-sheets.js';
import { rowHeight, textCell, writeSheets } from './write-sheets.js';

const columns = [{ width: 20 }, { width: 20 }];
const bytesOf = (buffer: Buffer): Uint8Array<ArrayBuffer> => Uint8Array.from(buffer);
const read = async (buffer: Buffer) => readCells(bytesOf(buffer));

/** A workbook with this in its first sheet, as another program may write it. */
function workbook(sheetData: string, styles = ''): Uint8Array<ArrayBuffer> {
  const text = (xml: string): Uint8Array => new TextEncoder().encode(xml);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return Uint8Array.from(
    zipSync({
      'xl/workbook.xml': text(
        `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': text(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/>${styles === '' ? '' : `<Relationship Id="rId2" Type="${rel}/styles" Target="styles.xml"/>`}</Relationships>`,
      ),
      ...(styles === '' ? {} : { 'xl/styles.xml': text(styles) }),
      'xl/worksheets/sheet1.xml': text(
        `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
      ),
    }),
  );
}

/** Every file of the workbook as text, each cell with its own words instead of the number of shared ones. */
function withoutSharing(xlsx: Buffer): Record<string, string> {
  const files = unzip(xlsx);
  const words = [
    ...files
      .get('xl/sharedStrings.xml')!
      .toString()
      .matchAll(/<si>(.*?)<\/si>/gs),
  ];
  const told: Record<string, string> = {};
  for (const [name, file] of files) {
    if (name === 'xl/sharedStrings.xml') continue;
    told[name] = file
      .toString()
      .replace(/ t="s"><v>(\d+)<\/v>/g, (_, number: string) => `>${words[Number(number)]?.[1]}`);
  }
  return told;
}

describe('what is written is read back', () => {
  it('words of a person are text, whatever they begin with, and come back as they were', async () => {
    const words = [
      '=1+1',
      '+84',
      '-5',
      '@SUM(A1)',
      '=HYPERLINK("http://x","y")',
      'a_x000D_b',
      'hai\ndòng',
      '<b>&"',
      'ế'.normalize('NFD'),
    ];
    const buffer = await writeSheets([{ name: 'Tờ', columns, rows: words.map((word) => [textCell(word)]) }]);
    const sheet = unzip(buffer).get('xl/worksheets/sheet1.xml')!.toString();
    expect(all(parseXml(sheet.replace(/<\?[^?]*\?>/, '')), 'f')).toEqual([]);
    expect(await read(buffer)).toEqual({ cells: words.map((word) => [word.normalize('NFC')]) });
  });

  it('a long sheet is, cell by cell, what the library writes when it is given every row', async () => {
    const wide = [{ width: 7 }, { width: 20 }, { width: 9 }];
    const ruled = { borderStyle: 'thin' } as const;
    const texts = [
      ['=1+1', 'hai\ndòng'],
      ['', ' <b>&"\u0007 '],
      ['a_x000D_b', 'Phòng một, tổ hai của chi bộ ba, khu nhà bốn'],
      ['hai\r\n\r\ndòng', '$& $1'],
      ['=1+1', 'ế'.normalize('NFD').repeat(9)],
      ['\ud800', 'một 🙂'],
    ];
    const sheets = (rows: CellObject[][]) => {
      const head = ['STT', 'Đề nghị', 'Ai'].map((word) => textCell(word, ruled));
      const about = { name: 'Thông tin', columns: [{ width: 20 }], rows: [[textCell('Ai')]] };
      return writeSheets([{ name: 'Tờ', columns: wide, headRows: 1, rows: [head, ...rows] }, about]);
    };
    const whole = await sheets(
      texts.map((row, index) => {
        const height = rowHeight(['', ...row], wide);
        const ordinal = { value: index + 1, type: Number, ...ruled, height };
        return [ordinal, ...row.map((text) => textCell(text, { ...ruled, height }))];
      }),
    );
    const pattern = await sheets([[ruled, textCell('', ruled), textCell('', ruled)]]);
    const repeated = repeatLastRow(
      pattern,
      wide,
      texts.map((row, index) => [index + 1, ...row]),
    );
    expect(withoutSharing(repeated)).toEqual(withoutSharing(whole));
  });

  it('a long table of a workbook is, row by row, what the library writes for a short one', async () => {
    const row = (index: number) => ({
      cells: [index + 1, `Ý kiến <${index}> & "a"`, index % 3 === 0 ? '' : 'hai\ndòng'],
    });
    const workbookOf = (size: number) =>
      renderWorkbook({
        tables: [
          {
            name: 'Tờ',
            columns: [
              STT,
              { title: 'Nội dung', twips: null, characters: 30 },
              { title: 'Ai', twips: null, characters: 9, centred: true },
            ],
            rows: Array.from({ length: size }, (_, index) => row(index)),
          },
        ],
        about: ['Bảng'],
      });
    const linesOf = async (size: number) => {
      const xml = withoutSharing(await workbookOf(size))['xl/worksheets/sheet1.xml']!;
      return xml.match(/<row .*?<\/row>/gs)!;
    };
    const [short, long] = [await linesOf(150), await linesOf(900)];
    expect(long).toHaveLength(901);
    expect(long.slice(0, 151)).toEqual(short);
  });

  it('the empty form has lists to choose from, an example, and nothing that points outside', async () => {
    const topics = ['Nhà ở & điều kiện "làm việc"', 'Khác'];
    const limits = { summary: 100, text: 4000 };
    const form = await renderUnitForm({ meeting: 'Hội nghị', unit: 'Chi bộ', topics, rows: 50, limits });
    const files = unzip(form);
    expect([...files].filter(([, xml]) => xml.includes('TargetMode="External"'))).toEqual([]);
    const sheet = parseXml(files.get('xl/worksheets/sheet1.xml')!.toString());
    const lists = all(sheet, 'dataValidation');
    expect(lists.map(({ attributes }) => attributes.sqref)).toEqual(['B3:B52', 'C3:C52']);
    expect(lists.map((list) => ownText(all(list, 'formula1')[0]!))).toEqual([
      `'Danh mục'!$A$2:$A$${Object.keys(KIND_WORDS).length + 1}`,
      "'Danh mục'!$B$2:$B$3",
    ]);
    const reading = await read(form);
    const cells = 'cells' in reading ? reading.cells : [];
    expect(cells[0]).toEqual(['STT', ...Object.values(FORM_HEADERS)]);
    expect(cells).toHaveLength(2);
    expect(cells[1]?.[0]).toBe('Ví dụ');
    expect(files.get('xl/workbook.xml')!.toString()).toContain('_xlnm.Print_Titles');
  });
});

describe('what others write', () => {
  it('numbers, dates, stored results of formulas and inline words are read as a person reads them', async () => {
    const styles =
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const cells =
      '<row r="2"><c r="A2"><v>7</v></c><c r="B2" s="1"><v>46024</v></c><c r="C2" t="str"><f>A2&amp;"x"</f><v>7x</v></c><c r="E2" t="inlineStr"><is><t>có</t></is></c></row>';
    expect(await readCells(workbook(cells, styles))).toEqual({
      cells: [
        ['', '', '', '', ''],
        ['7', '02/01/2026', '7x', '', 'có'],
      ],
    });
  });

  it.each([
    ['a text', new TextEncoder().encode('Họ tên,Đơn vị')],
    [
      'a workbook of the old kind, or one with a password',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    ],
    ['a zip of something else', Uint8Array.from(zipSync({ 'a.txt': new Uint8Array(3) }))],
    ['half of a workbook', workbook('<row r="1"/>').slice(0, 300)],
    ['nothing', new Uint8Array(0)],
    ['rows that are no XML', workbook('<row r="1"><c')],
  ])('%s is NOT_A_WORKBOOK', async (_what, bytes) => {
    expect(await readCells(Uint8Array.from(bytes))).toEqual({ unreadable: 'NOT_A_WORKBOOK' });
  });

  it('a small file that would unpack to much is TOO_LARGE before anything is unpacked', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(30 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(64 * 1024);
    expect(await readCells(Uint8Array.from(bomb))).toEqual({ unreadable: 'TOO_LARGE' });
  });
});
