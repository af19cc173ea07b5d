import { renderDocx } from '../block/render-docx.js';
import { issuersOf } from '../source/reading.js';
import { figuresModel } from '../source/figures.source.js';
import { all, at, textOf } from '../testing/docx-reader.js';
import { readPaper } from '../testing/paper-reader.js';
import { fullReading } from '../testing/reading.fixture.js';
import { figuresDocument, figuresWorkbook } from './figures.document.js';
import type { FiguresModel, ReportedFigure } from './figures.model.js';

const none = { plannedForPeriod: null, plannedForYear: null, owner: '', period: '', partOf: null };

function modelOf(figures: ReportedFigure[]): FiguresModel {
  const reading = fullReading();
  const issuer = issuersOf(reading).find(({ system }) => system === 'STATE')!;
  return { ...figuresModel(reading, issuer), figures };
}

/** The programmes of seed 1, with one that nobody planned (domain.md 2.3, 2.7). */
const PROGRAMMES = modelOf([
  {
    ...{ ...none, label: 'Chương trình với Thành phố', value: 10, unit: 'chương trình' },
    ...{ plannedForPeriod: 10, plannedForYear: 18 },
  },
  {
    ...{ ...none, label: 'Chương trình của Sở', value: 18, unit: 'chương trình' },
    ...{ plannedForPeriod: 19, plannedForYear: 21, owner: 'Phòng Kế hoạch' },
  },
  { ...none, label: 'Đề án', value: 3, unit: 'đề án' },
  { ...none, label: 'Vượt kế hoạch', value: 7, unit: 'lớp', plannedForPeriod: 6 },
]);

describe('Bảng chỉ tiêu of what was planned (domain.md 7.3): done / planned for the period / for the year', () => {
  it('has the columns of the table, both shares, and what is left of the year', async () => {
    const { tables, body } = readPaper(await renderDocx(figuresDocument(PROGRAMMES)));
    const rows = tables
      .map((table) => all(table, 'w:tr').map((row) => all(row, 'w:tc').map((cell) => textOf(cell))))
      .find(([head]) => head?.[0] === 'STT')!;
    expect(rows).toEqual([
      ['STT', 'Chỉ tiêu', 'ĐVT', 'Đã thực hiện', 'KH kỳ', 'KH năm', '% kỳ', '% năm', 'Còn lại', 'Đơn vị'],
      ['1', 'Chương trình với Thành phố', 'chương trình', '10', '10', '18', '100%', '55,6%', '8', ''],
      ['2', 'Chương trình của Sở', 'chương trình', '18', '19', '21', '94,7%', '85,7%', '3', 'Phòng Kế hoạch'],
      ['3', 'Đề án', 'đề án', '3', '', '', '', '', '', ''],
      ['4', 'Vượt kế hoạch', 'lớp', '7', '6', '', '116,7%', '', '0', ''],
    ]);
    const [section] = all(body, 'w:sectPr');
    expect(at(section, 'w:pgSz')!.attributes['w:orient']).toBe('landscape');
  });

  it('is a table of single values where nothing was planned, and keeps numbers in a workbook', () => {
    const single = figuresWorkbook(modelOf([{ ...none, label: 'Đề án', value: 3, unit: 'đề án' }]));
    expect(single.tables[0]!.columns.map(({ title }) => title)).toEqual([
      'STT',
      'Chỉ tiêu',
      'Số liệu',
      'ĐVT',
    ]);
    const [, second] = figuresWorkbook(PROGRAMMES).tables[0]!.rows;
    expect(second).toEqual({
      cells: [2, 'Chương trình của Sở', 'chương trình', 18, 19, 21, '94,7%', '85,7%', 3, 'Phòng Kế hoạch'],
    });
  });
});
