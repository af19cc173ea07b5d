import { renderDocx } from '../block/render-docx.js';
import {
  all,
  at,
  effective,
  isOn,
  ownText,
  parseXml,
  sizes,
  textOf,
  type XmlNode,
} from '../testing/docx-reader.js';
import {
  alignment,
  find,
  firstCell,
  isBold,
  mm,
  readPaper,
  ruleAfter,
  type Paper,
} from '../testing/paper-reader.js';
import { fullMinutes } from './minutes.fixture.js';
import type { MinutesModel } from './minutes.model.js';
import { minutesPaper } from './minutes.paper.js';

const OF = fullMinutes().of;
const read = async (model: MinutesModel) => readPaper(await renderDocx(minutesPaper(model)));

let paper: Paper;
beforeAll(async () => {
  paper = await read(fullMinutes());
});

describe('Nghị định 30/2020, Phụ lục I: page and type', () => {
  it('is A4 portrait with margins 20-25, 20-25, 30-35 and 15-20 mm, in every section', () => {
    const sections = all(paper.body, 'w:sectPr');
    expect(sections).toHaveLength(2);
    for (const section of sections) {
      const size = at(section, 'w:pgSz')!.attributes;
      expect([size['w:w'], size['w:h']]).toEqual(['11906', '16838']);
      const margin = at(section, 'w:pgMar')!.attributes;
      for (const [side, low, high] of [
        ['w:top', 20, 25],
        ['w:bottom', 20, 25],
        ['w:left', 30, 35],
        ['w:right', 15, 20],
      ] as const) {
        expect(mm(margin[side])).toBeGreaterThanOrEqual(low);
        expect(mm(margin[side])).toBeLessThanOrEqual(high);
      }
    }
  });

  it('is set in black Times New Roman for every script, and in nothing else', () => {
    const wanted = ['w:ascii', 'w:hAnsi', 'w:cs', 'w:eastAsia'];
    const fonts = all(at(paper.styles, 'w:docDefaults')!, 'w:rFonts')[0]!.attributes;
    for (const script of wanted) expect(fonts[script]).toBe('Times New Roman');
    const others = [...all(paper.document, 'w:rFonts'), ...all(paper.styles, 'w:rFonts')]
      .flatMap((font) => Object.values(font.attributes))
      .filter((name) => name !== 'Times New Roman');
    expect(others).toEqual([]);
    expect(paper.files.get('word/theme/theme1.xml')!.toString()).not.toContain('Calibri');
    expect(all(paper.document, 'w:color').map((color) => color.attributes['w:val'])).toEqual([]);
    expect(all(at(paper.styles, 'w:docDefaults')!, 'w:color')[0]!.attributes['w:val']).toBe('000000');
  });

  it('numbers pages at 13-14 pt, centred in the top margin, hidden on the first page', () => {
    const relations = parseXml(paper.files.get('word/_rels/document.xml.rels')!.toString());
    const target = (id: string) =>
      all(relations, 'Relationship').find((r) => r.attributes.Id === id)!.attributes.Target!;
    for (const section of all(paper.body, 'w:sectPr')) {
      expect(isOn(section, 'w:titlePg')).toBe(true);
      const header = (type: string) => {
        const reference = all(section, 'w:headerReference').find((r) => r.attributes['w:type'] === type)!;
        return parseXml(paper.files.get(`word/${target(reference.attributes['r:id']!)}`)!.toString());
      };
      expect(all(header('first'), 'w:instrText')).toEqual([]);
      const [field] = all(header('default'), 'w:instrText');
      expect(ownText(field!).trim()).toBe('PAGE');
      const [paragraph] = all(header('default'), 'w:p');
      expect(at(paragraph, 'w:pPr', 'w:jc')!.attributes['w:val']).toBe('center');
      for (const size of sizes(paper.styles, paragraph!)) expect([26, 28]).toContain(size);
      expect(mm(at(section, 'w:pgMar')!.attributes['w:header'])).toBeLessThan(20);
    }
  });

  it('sets the body at 13-14 pt, justified, first line indented 1 or 1.27 cm, at least 6 pt between paragraphs', () => {
    const bodies = paper.paragraphs.filter(
      (p) => at(p, 'w:pPr', 'w:pStyle')?.attributes['w:val'] === 'StateBody',
    );
    expect(bodies.length).toBeGreaterThan(30);
    for (const paragraph of bodies) {
      for (const size of sizes(paper.styles, paragraph)) expect([26, 28]).toContain(size);
      expect(alignment(paper, paragraph)).toBe('both');
      const indent = effective(paper.styles, paragraph, ['w:ind'], 'w:firstLine');
      expect(['567', '720']).toContain(indent);
      const before = Number(effective(paper.styles, paragraph, ['w:spacing'], 'w:before') ?? 0);
      const after = Number(effective(paper.styles, paragraph, ['w:spacing'], 'w:after') ?? 0);
      expect(before + after).toBeGreaterThanOrEqual(120);
      const line = Number(effective(paper.styles, paragraph, ['w:spacing'], 'w:line'));
      expect(line).toBeGreaterThanOrEqual(240);
      expect(line).toBeLessThanOrEqual(360);
      expect(effective(paper.styles, paragraph, ['w:spacing'], 'w:lineRule')).toBe('auto');
    }
  });
});

describe('Nghị định 30/2020, Phụ lục I: head of the document', () => {
  const head = () => paper.tables[0]!;

  it('has two columns: bodies and number left, Quốc hiệu and Tiêu ngữ right, no place and date', () => {
    const [top, bottom] = all(head(), 'w:tr');
    const cells = (row: XmlNode) => all(row, 'w:tc').map((cell) => textOf(cell).trim());
    expect(cells(top!)).toEqual([
      'ỦY BAN NHÂN DÂN TỈNH AN LẠC\nSỞ NỘI VỤ',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc',
    ]);
    expect(cells(bottom!)).toEqual(['Số: ....../BB-SNV', '']);
    expect(at(head(), 'w:tblPr', 'w:tblBorders', 'w:insideV')!.attributes['w:val']).toBe('none');
  });

  it.each([
    ['ỦY BAN NHÂN DÂN TỈNH AN LẠC', [24, 26], false],
    ['SỞ NỘI VỤ', [24, 26], true],
    ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', [24, 26], true],
    ['Độc lập - Tự do - Hạnh phúc', [26, 28], true],
    ['Số: ', [26], false],
    ['BIÊN BẢN', [26, 28], true],
    ['Hội nghị tiếp xúc, đối thoại trực tiếp với cán bộ', [26, 28], true],
  ])('%s: size among %j half-points, bold %s, upright, centred', (text, allowed, bold) => {
    const paragraph = find(paper, text);
    for (const size of sizes(paper.styles, paragraph)) expect(allowed).toContain(size);
    expect(isBold(paragraph)).toBe(bold);
    expect(all(paragraph, 'w:i')).toEqual([]);
    expect(alignment(paper, paragraph)).toBe('center');
  });

  it('draws its rules as lines, never by underlining: whole under Tiêu ngữ, 1/3 to 1/2 under the issuing body', () => {
    expect(all(paper.document, 'w:u')).toEqual([]);
    const length = (paragraph: XmlNode, column: number) => {
      const rule = ruleAfter(paper, paragraph);
      expect(at(rule, 'w:pPr', 'w:pBdr', 'w:top')!.attributes['w:val']).toBe('single');
      const indent = at(rule, 'w:pPr', 'w:ind')!.attributes;
      return column - Number(indent['w:left']) - Number(indent['w:right']);
    };
    const [left, right] = all(head(), 'w:gridCol').map((column) => Number(column.attributes['w:w']));
    // Set in Times New Roman Bold 13 pt the line is 56.3 mm long; "SỞ NỘI VỤ" at 12 pt is 21.8 mm.
    expect(mm(String(length(find(paper, 'Độc lập'), right!)))).toBeCloseTo(56.3, 0);
    const issuer = mm(String(length(find(paper, 'SỞ NỘI VỤ'), left! - 120)));
    expect(issuer).toBeGreaterThan(21.8 / 3);
    expect(issuer).toBeLessThan(21.8 / 2);
  });

  it('writes the number with a leading zero below 10, a slash after it, and dots while there is none', async () => {
    const shown = async (number: number | null) =>
      textOf(find(await read(fullMinutes({ of: { ...OF, number } })), 'Số:'));
    expect(await shown(5)).toBe('Số: 05/BB-SNV');
    expect(await shown(128)).toBe('Số: 128/BB-SNV');
    expect(await shown(null)).toBe('Số: ....../BB-SNV');
  });

  it('leaves out the parent body when there is none', async () => {
    const alone = await read(fullMinutes({ of: { ...OF, parentBody: null } }));
    expect(firstCell(all(alone.tables[0]!, 'w:tr')[0]!).trim()).toBe('SỞ NỘI VỤ');
  });
});

describe('form 1.9 and the five parts of Quyết định 45/2018', () => {
  it('keeps the order of the form, ends with "./." and signs THƯ KÝ left, CHỦ TỌA right', () => {
    const order = [
      'BIÊN BẢN',
      'Thời gian bắt đầu:',
      'Địa điểm:',
      'Thành phần tham dự:',
      'Chủ trì (chủ tọa):',
      'Thư ký (người ghi biên bản):',
      'Nội dung (theo diễn biến hội nghị):',
      'I. TRÌNH TỰ, CHƯƠNG TRÌNH',
      'II. BÁO CÁO ĐỀ DẪN',
      'III. Ý KIẾN CỦA ĐẠI BIỂU',
      'IV. TRẢ LỜI, TIẾP THU, GIẢI TRÌNH',
      'V. KẾT LUẬN CỦA CHỦ TỌA',
      'Hội nghị kết thúc vào 17 giờ 05 phút, ngày 18 tháng 9 năm 2026./.',
      'THƯ KÝ',
      'Nơi nhận:',
      'Phụ lục',
    ].map((text) => paper.paragraphs.indexOf(find(paper, text)));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const signing = paper.tables.find((table) => textOf(table).startsWith('THƯ KÝ'))!;
    expect(all(signing, 'w:tc').map((cell) => textOf(cell))).toEqual([
      'THƯ KÝ\nĐoàn Thị Ngọc Ánh',
      'CHỦ TỌA\nVương Đình Khải',
    ]);
    for (const p of all(signing, 'w:p')) expect([isBold(p), ...sizes(paper.styles, p)]).toEqual([true, 28]);
  });

  it('gives times in the zone of the meeting, with leading zeros for days below 10 and the months 1 and 2 only', async () => {
    expect(paper.text).toContain('Thời gian bắt đầu: 14 giờ 00 phút, ngày 18 tháng 9 năm 2026.');
    const { meeting } = fullMinutes();
    const winter = await read(
      fullMinutes({
        meeting: { ...meeting, startedAt: '2027-02-04T17:05:00Z', endedAt: '2027-02-04T20:30:00Z' },
        generatedAt: '2026-10-08T20:00:00Z',
      }),
    );
    expect(winter.text).toContain('Thời gian bắt đầu: 00 giờ 05 phút, ngày 05 tháng 02 năm 2027.');
    expect(winter.text).toContain('lập lúc 03 giờ 00 phút, ngày 09 tháng 10 năm 2026');
  });

  it('prints Nơi nhận at 12 pt bold italic, its list at 11 pt upright, "Lưu: VT, Hồ sơ." last', () => {
    const label = find(paper, 'Nơi nhận:');
    expect(sizes(paper.styles, label)).toEqual([24]);
    expect([isBold(label), all(label, 'w:i').length]).toEqual([true, 1]);
    const start = paper.paragraphs.indexOf(label) + 1;
    const list = paper.paragraphs.slice(start, start + 4);
    expect(list.map((p) => textOf(p))).toEqual([
      '- Thường trực Đảng ủy Sở;',
      '- Ban Giám đốc Sở;',
      '- Các phòng, đơn vị trực thuộc Sở;',
      '- Lưu: VT, Hồ sơ.',
    ]);
    for (const p of list) expect([...sizes(paper.styles, p), all(p, 'w:i').length]).toEqual([22, 0]);
  });

  it('names both hosts, while the issuing body alone stands in the head', () => {
    expect(paper.text).toContain('Ban Thường vụ Đảng ủy Sở Nội vụ và Ban Giám đốc Sở Nội vụ');
    expect(textOf(paper.tables[0]!)).not.toContain('ĐẢNG');
  });
});

describe('tables', () => {
  it('repeat their header row, never split a row, are set at 11-12 pt, and number in at least 12 mm', () => {
    const ruled = paper.tables.filter(
      (table) => !at(table, 'w:tblPr', 'w:tblBorders', 'w:top')?.attributes['w:val']?.includes('none'),
    );
    expect(ruled).toHaveLength(9);
    for (const table of ruled) {
      const [header, ...rows] = all(table, 'w:tr');
      expect(isOn(header, 'w:trPr', 'w:tblHeader')).toBe(true);
      for (const row of [header!, ...rows]) expect(isOn(row, 'w:trPr', 'w:cantSplit')).toBe(true);
      for (const p of all(table, 'w:p'))
        for (const size of sizes(paper.styles, p)) expect([22, 24]).toContain(size);
      const widths = all(table, 'w:gridCol').map((column) => Number(column.attributes['w:w']));
      expect(mm(String(widths[0]))).toBeGreaterThanOrEqual(12);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11906 - 1701 - 851);
      expect(at(table, 'w:tblPr', 'w:tblLayout')!.attributes['w:type']).toBe('fixed');
    }
  });
});
