import { fullMinutes } from '../minutes/minutes.fixture.js';
import { minutesPaper } from '../minutes/minutes.paper.js';
import { textOf } from '../testing/docx-reader.js';
import { readPaper } from '../testing/paper-reader.js';
import { readPdf, type PdfPages } from '../testing/pdf-reader.js';
import {
  ORDINAL,
  body,
  closing,
  ending,
  heading,
  journalMark,
  pageBreak,
  signatory,
  table,
} from './build.js';
import type { PaperBlock, PaperDocument, PaperOf, PaperSystem } from './model.js';
import { renderDocx } from './render-docx.js';
import { renderPdf } from './render-pdf.js';

const dense = (text: string) => text.replace(/\s+/g, '');
const lines = (text: string) => text.split('\n').map((line) => line.trim());

const paperOf = (
  blocks: PaperBlock[],
  orientation: 'PORTRAIT' | 'LANDSCAPE' = 'LANDSCAPE',
): PaperDocument => ({
  ...{ system: 'STATE', title: 'Bảng', author: 'Sở Nội vụ', mark: null },
  sections: [{ orientation, blocks }],
});

const OF: Record<PaperSystem, PaperOf> = {
  STATE: fullMinutes().of,
  PARTY: { ...fullMinutes().of, system: 'PARTY', body: 'Đảng ủy Sở Nội vụ', symbol: 'BB/ĐU' },
};

describe.each(['STATE', 'PARTY'] as const)(
  'the minutes as a PDF look as the Word file does: %s',
  (system) => {
    const paper = minutesPaper(fullMinutes({ of: OF[system] }));
    let pdf: PdfPages;
    let bytes: Buffer;
    beforeAll(async () => {
      bytes = await renderPdf(paper);
      pdf = readPdf(bytes);
    });

    it('has every paragraph of the Word file, with right diacritics', async () => {
      const word = readPaper(await renderDocx(paper));
      // The number of a page stands between the two parts of a paragraph that the page's end breaks.
      const bare = pdf.pages.map((page) =>
        lines(page)
          .filter((line, at, whole) => !((at === 0 || at === whole.length - 1) && /^\d+$/.test(line)))
          .join(''),
      );
      const all = dense(bare.join(''));
      // Of a row that the page's end breaks, other cells may stand in between: the two ends are looked for.
      const ends = (text: string) => [text.slice(0, 24), text.slice(-24)];
      const missing = word.paragraphs
        .map((paragraph) => dense(textOf(paragraph)))
        .flatMap(ends)
        .filter((end) => !all.includes(end));
      expect(missing).toEqual([]);
      expect(word.paragraphs.length).toBeGreaterThan(300);
    });

    it('numbers its pages from the second one of each section on', () => {
      const annex = pdf.pages.findIndex((page) => page.includes('DANH SÁCH ĐẠI BIỂU CÓ MẶT'));
      expect(annex).toBeGreaterThan(5);
      for (const [index, page] of pdf.pages.entries()) {
        const number = index < annex ? index + 1 : index - annex + 1;
        // An ordinal may stand on a line of its own too; the page number is the first thing or the last one.
        const edges = [lines(page)[0], lines(page).at(-1)];
        expect([index, edges.includes(String(number))]).toEqual([index, number > 1]);
      }
      expect(new Set(pdf.sizes.map(String))).toEqual(new Set(['595,842']));
    });

    it('carries its own fonts and no other ones', () => {
      const raw = bytes.toString('latin1');
      const fonts = [...raw.matchAll(/\/BaseFont \/\w+\+(\S+)/g)].map(([, name]) => name!);
      expect(fonts.length).toBeGreaterThan(2);
      expect(fonts.filter((name) => !name.startsWith('Tinos'))).toEqual([]);
      expect(raw.match(/\/FontFile2/g)!.length).toBeGreaterThanOrEqual(3);
    });
  },
);

it('marks every page of a rehearsal', async () => {
  const { pages } = readPdf(await renderPdf(minutesPaper(fullMinutes({ rehearsal: true }))));
  expect(pages.filter((page) => !page.includes('TÀI LIỆU DIỄN TẬP'))).toEqual([]);
});

const COLUMNS = [ORDINAL, { title: 'Nội dung', width: null }];

it('prints each of 700 streamed rows once, in order, below a head on every page', async () => {
  const rows = Array.from({ length: 700 }, (_, index) => [`${index}`, `Dòng ${index}.\nViệc thứ ${index}.`]);
  const document = paperOf([
    body('Trước'),
    table(
      COLUMNS,
      rows.map((cells) => ({ cells })),
      'SMALL',
      true,
    ),
    body('Sau'),
  ]);
  const { pages, sizes } = readPdf(await renderPdf(document));
  const printed = [...pages.join('\n').matchAll(/Dòng (\d+)\./g)].map(([, number]) => Number(number));
  expect(printed).toEqual(rows.map((_, index) => index));
  expect(pages.filter((page) => !page.includes('Nội dung'))).toEqual([]);
  expect(new Set(sizes.map(String))).toEqual(new Set(['842,595']));
  // No piece leaves a page half empty: every page but the last one holds as many rows as the second, or nearly.
  const counts = pages.slice(1, -1).map((page) => page.match(/Dòng/g)!.length);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(Math.max(...counts) - 1);
});

it('splits a row that is higher than a page, and loses nothing of it', async () => {
  const words = Array.from({ length: 6000 }, (_, index) => `từ${index}`);
  const long = words.join(' ');
  const rows = [
    { group: 'Nhóm' },
    { cells: ['1', 'ngắn'] },
    { cells: ['2', long] },
    { cells: ['3', 'sau cùng'] },
  ];
  for (const made of [
    await renderPdf(paperOf([table(COLUMNS, rows)])),
    await renderPdf(
      paperOf([table(COLUMNS, [{ cells: ['1', long] }, { cells: ['2', 'sau cùng'] }], 'NORMAL', true)]),
    ),
  ]) {
    const { pages } = readPdf(made);
    const found = new Set(pages.join(' ').match(/từ\d+/g));
    expect(words.filter((word) => !found.has(word))).toEqual([]);
    expect(pages.join(' ')).toContain('sau cùng');
    expect(pages.length).toBeGreaterThan(3);
  }
});

it('leaves no heading and no line that opens a group alone at the foot of a page', async () => {
  const filler = Array.from({ length: 90 }, (_, index) => body(`Đoạn ${index}`));
  for (let above = 24; above < 34; above += 1) {
    const rows = [{ group: 'Nhóm một' }, { cells: ['1', 'Dòng đầu'] }];
    const blocks = [...filler.slice(0, above), heading('Tiêu đề'), table(COLUMNS, rows)];
    const { pages } = readPdf(await renderPdf(paperOf(blocks, 'PORTRAIT')));
    const together = pages.filter((page) => /Tiêu đề|Nhóm một|Dòng đầu/.test(page));
    expect([above, together.length]).toEqual([above, 1]);
  }
});

it('begins a new page where the paper says so', async () => {
  const { pages } = readPdf(await renderPdf(paperOf([body('Trước'), pageBreak, body('Sau')], 'PORTRAIT')));
  expect(pages.map((page) => [page.includes('Trước'), page.includes('Sau')])).toEqual([
    [true, false],
    [false, true],
  ]);
});

it('is the same to the byte however much of it is laid out at once', async () => {
  const words = (count: number) => Array.from({ length: count }, (_, index) => `từ${index}`).join(' ');
  const rows = Array.from({ length: 30 }, (_, index) => ({ cells: [`${index}`, words(index + 2)] }));
  const blocks = Array.from({ length: 120 }, (_, index): PaperBlock[] => [
    body(`${index}. ${words(((index * 37) % 150) + 3)}`),
    ...(index % 17 === 0 ? [heading(`Tiêu đề ${index}`)] : []),
    ...(index % 50 === 40 ? [table(COLUMNS, rows)] : []),
  ]).flat();
  // When it was made stands in it, and in its id.
  const timeless = (bytes: Buffer) =>
    bytes.toString('latin1').replace(/\(D:\d{14}Z\)|\/ID \[[^\]]*\]|<xmp:\w+Date>[^<]*/g, '');
  const made = (atOnce: number) => renderPdf(paperOf(blocks, 'PORTRAIT'), atOnce).then(timeless);
  const whole = await made(10_000);
  expect(await made(7)).toBe(whole);
  expect(await made(60)).toBe(whole);
});

describe('where a page ends', () => {
  /** The pages of the same blocks below 16 to 31 short paragraphs each, made in one file. */
  async function pagesBelow(system: PaperSystem, ...blocks: PaperBlock[]): Promise<string[][]> {
    const sections = Array.from({ length: 16 }, (_, more): PaperDocument['sections'][number] => {
      const above = Array.from({ length: 16 + more }, (__, index) => body(`Đoạn ${index}.`));
      return { orientation: 'PORTRAIT', blocks: [...above, ...blocks] };
    });
    const { pages } = readPdf(await renderPdf({ ...paperOf([]), system, sections }));
    const found: string[][] = [];
    for (const page of pages) {
      if (page.includes('Đoạn 0.')) found.push([]);
      found.at(-1)!.push(page);
    }
    return found;
  }
  const paragraph = Array.from({ length: 62 }, (_, index) => `từ${index}`).join(' ');
  /** How many lines of the paragraph each page has. */
  const linesOn = (pages: string[]): number[] =>
    pages.map((page) => lines(page).filter((line) => line.includes('từ')).length);

  it.each(['STATE', 'PARTY'] as const)('no line of a paragraph stands alone: %s', async (system) => {
    const found = (await pagesBelow(system, body(paragraph), body('Sau.'))).map(linesOn);
    expect(found.filter((pages) => pages.includes(1))).toEqual([]);
    expect(found.filter(([first, second]) => first! > 0 && second! > 0)).not.toEqual([]);
  });

  it.each(['STATE', 'PARTY'] as const)('a signature has two lines above it, or all: %s', async (system) => {
    const signed = closing(signatory('Bí thư', 'Vương Đình Khải'), ['Như trên'], 'Lưu: VT.');
    const found = await pagesBelow(system, ending(paragraph), signed);
    for (const pages of found) {
      const at = pages.findIndex((page) => page.includes('Vương Đình Khải'));
      expect([linesOn(pages)[at]! > 1, pages[at]!.includes('Nơi nhận')]).toEqual([true, true]);
    }
    // More of the last paragraph stays on the page before it.
    expect(found.map(linesOn).filter(([first, second]) => first! > 0 && second! > 0)).not.toEqual([]);
  });

  it('no page is blank, wherever the text ends', async () => {
    const found = await pagesBelow('STATE', journalMark('Lập từ nhật ký.', '0'.repeat(64)));
    expect(found.flat().filter((page) => !/[Đđ]oạn|nhật ký/.test(page))).toEqual([]);
  });
});
