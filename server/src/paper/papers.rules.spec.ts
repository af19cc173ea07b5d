import { PAPER_KINDS, type PaperKind, type PaperSystem } from '@doi-thoai/shared';
import { followUpDocument } from './follow-up/follow-up.document.js';
import { documentOf } from './paper-kinds.js';
import { render } from './paper.jobs.js';
import { issuersOf } from './source/reading.js';
import { all, at, effective, isOn, parseXml, sizes, textOf, type XmlNode } from './testing/docx-reader.js';
import { alignment, find, isBold, mm, readPaper, ruleAfter, type Paper } from './testing/paper-reader.js';
import { fullReading } from './testing/reading.fixture.js';
import { REPORT_OF, fullReport } from './testing/report.fixture.js';

// The rules are written by hand from domain.md 7.1 to 7.3, in the units in which they stand there (mm, pt), and not
// from what the engine is made of. A range is the rule's own range.

type Range = readonly [low: number, high: number];

/** A line of the form: which one, its size in pt, weight and posture. */
interface FormLine {
  starts: string;
  pt: Range;
  bold: boolean;
  italic?: boolean;
  centred?: boolean;
}

interface SystemRules {
  margins: { top: Range; bottom: Range; left: Range; right: Range };
  pageNumber: Range;
  body: { pt: Range; indentMm: readonly number[]; afterPt: number; line: { rule: string; range: Range } };
  notice: FormLine[];
  /** In this order from top to bottom. */
  order: string[];
  recipients: { label: Range; list: Range; bold: boolean; italic: boolean; underlined: boolean };
  ending: RegExp;
  filing: string;
  neverThere: string[];
}

const TOPIC = 'hội nghị tiếp xúc, đối thoại trực tiếp với cán bộ diện quy hoạch';

const RULES: Record<PaperSystem, SystemRules> = {
  STATE: {
    margins: { top: [20, 25], bottom: [20, 25], left: [30, 35], right: [15, 20] },
    pageNumber: [13, 14],
    // Single to 1.5 lines: Word counts a line as 240.
    body: { pt: [13, 14], indentMm: [10, 12.7], afterPt: 6, line: { rule: 'auto', range: [240, 360] } },
    notice: [
      { starts: 'ỦY BAN NHÂN DÂN TỈNH AN LẠC', pt: [12, 13], bold: false, centred: true },
      { starts: 'SỞ NỘI VỤ', pt: [12, 13], bold: true, centred: true },
      { starts: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', pt: [12, 13], bold: true, centred: true },
      { starts: 'Độc lập - Tự do - Hạnh phúc', pt: [13, 14], bold: true, centred: true },
      { starts: 'Số: 05/TB-SNV', pt: [13, 13], bold: false, centred: true },
      { starts: 'An Lạc, ngày 08 tháng 9 năm 2026', pt: [13, 14], bold: false, italic: true, centred: true },
      { starts: 'THÔNG BÁO', pt: [13, 14], bold: true, centred: true },
      {
        starts: 'Kết luận của Giám đốc Sở Nội vụ Vương Đình Khải tại',
        pt: [13, 14],
        bold: true,
        centred: true,
      },
      { starts: 'TL. GIÁM ĐỐC', pt: [13, 14], bold: true, centred: true },
      { starts: 'CHÁNH VĂN PHÒNG', pt: [13, 14], bold: true, centred: true },
      { starts: 'Vương Đình Khải', pt: [13, 14], bold: true, centred: true },
    ],
    order: [
      'ỦY BAN',
      'SỞ NỘI VỤ',
      'CỘNG HÒA',
      'Độc lập',
      'Số: 05',
      'An Lạc, ngày',
      'THÔNG BÁO',
      'Kết luận của',
    ],
    recipients: { label: [12, 12], list: [11, 11], bold: true, italic: true, underlined: false },
    ending: /thực hiện\.\/\.$/,
    filing: '- Lưu: VT.',
    neverThere: ['ĐẢNG CỘNG SẢN', 'T/M', 'T/L', 'Lưu Đảng ủy', 'đồng chí Vương'],
  },
  PARTY: {
    margins: { top: [20, 20], bottom: [20, 20], left: [30, 30], right: [15, 15] },
    pageNumber: [13, 13.5],
    // Exactly 18 to 20 pt, in twips.
    body: { pt: [14, 14], indentMm: [10], afterPt: 6, line: { rule: 'exact', range: [360, 400] } },
    notice: [
      { starts: 'ĐẢNG BỘ TỈNH AN LẠC', pt: [14, 14], bold: false, centred: true },
      { starts: 'ĐẢNG ỦY SỞ NỘI VỤ', pt: [14, 14], bold: true, centred: true },
      { starts: 'ĐẢNG CỘNG SẢN VIỆT NAM', pt: [14, 15], bold: true, centred: true },
      { starts: 'Số 12-TB/ĐU', pt: [14, 14], bold: false, centred: true },
      { starts: 'An Lạc, ngày 08 tháng 9 năm 2026', pt: [14, 14], bold: false, italic: true, centred: true },
      { starts: 'THÔNG BÁO', pt: [15, 16], bold: true, centred: true },
      { starts: 'kết luận của đồng chí Vương Đình Khải', pt: [14, 15], bold: true, centred: true },
      { starts: 'T/M ĐẢNG ỦY', pt: [14, 14], bold: true, centred: true },
      { starts: 'BÍ THƯ', pt: [14, 14], bold: false, centred: true },
      { starts: 'Vương Đình Khải', pt: [14, 14], bold: true, centred: true },
    ],
    order: [
      'ĐẢNG BỘ',
      'ĐẢNG ỦY',
      '*',
      'ĐẢNG CỘNG SẢN',
      'Số 12',
      'An Lạc, ngày',
      'THÔNG BÁO',
      'kết luận của',
      '-----',
    ],
    recipients: { label: [14, 14], list: [12, 12], bold: false, italic: false, underlined: true },
    ending: /thực hiện\.$/,
    filing: '- Lưu Đảng ủy.',
    neverThere: ['CỘNG HÒA', 'Độc lập', 'TM.', 'TL.', 'Lưu: VT', './.', 'Số:'],
  },
};

/** The papers of a meeting, and the follow-up report over all of them. */
type Kind = PaperKind | 'FOLLOW_UP';
const KINDS: readonly Kind[] = [...PAPER_KINDS, 'FOLLOW_UP'];

const SYSTEMS = ['STATE', 'PARTY'] as const;
/** Tables that have more columns than a standing page takes. */
const LYING: readonly Kind[] = ['TASKS', 'ACCEPTANCE'];
/** Sections that lie, of papers that have several. */
const SECTIONS: Partial<Record<Kind, boolean[]>> = { NOTICE: [false, true, true], FOLLOW_UP: [false, true] };

const papers = new Map<string, Paper>();
const paperOf = (system: PaperSystem, kind: Kind): Paper => papers.get(`${system} ${kind}`)!;
const every = SYSTEMS.flatMap((system) => KINDS.map((kind) => ({ system, kind })));

beforeAll(async () => {
  const reading = fullReading();
  for (const { system, kind } of every) {
    const issuer = issuersOf(reading).find((one) => one.system === system)!;
    const document =
      kind === 'FOLLOW_UP'
        ? followUpDocument(fullReport(), REPORT_OF[system])
        : documentOf(kind, { reading, issuer, reader: 'TABLE', personId: null });
    papers.set(
      `${system} ${kind}`,
      readPaper(await render({ as: 'document', words: '', format: 'docx', document })),
    );
  }
}, 60_000);

const within = (value: number, [low, high]: Range): boolean => value >= low - 0.1 && value <= high + 0.1;
const points = (paper: Paper, node: XmlNode): number[] => sizes(paper.styles, node).map((half) => half / 2);
const italic = (paragraph: XmlNode): boolean =>
  all(paragraph, 'w:r').every((run) => isOn(run, 'w:rPr', 'w:i'));

describe.each(every)('$system $kind: page, tables, and what never stands in it', ({ system, kind }) => {
  const rules = RULES[system];

  it('A4, margins of the system, lying only where a table needs it', () => {
    const sections = all(paperOf(system, kind).body, 'w:sectPr');
    expect(sections.length).toBeGreaterThan(0);
    const lying = sections.map((section) => at(section, 'w:pgSz')!.attributes['w:orient'] === 'landscape');
    const wanted = SECTIONS[kind] ?? sections.map(() => LYING.includes(kind));
    expect(lying).toEqual(wanted);
    for (const [index, section] of sections.entries()) {
      const { 'w:w': width, 'w:h': height } = at(section, 'w:pgSz')!.attributes;
      const sheet = [mm(width), mm(height)].map(Math.round);
      expect(sheet).toEqual(lying[index] ? [297, 210] : [210, 297]);
      const margin = at(section, 'w:pgMar')!.attributes;
      for (const side of ['top', 'bottom', 'left', 'right'] as const) {
        expect([side, within(mm(margin[`w:${side}`]), rules.margins[side])]).toEqual([side, true]);
      }
    }
  });

  it('pages are numbered centred in the top margin, the first one hidden', () => {
    const paper = paperOf(system, kind);
    const relations = parseXml(paper.files.get('word/_rels/document.xml.rels')!.toString());
    for (const section of all(paper.body, 'w:sectPr')) {
      expect(isOn(section, 'w:titlePg')).toBe(true);
      expect(at(section, 'w:pgNumType')!.attributes['w:start']).toBe('1');
      const { 'r:id': id } = all(section, 'w:headerReference').find(
        (one) => one.attributes['w:type'] === 'default',
      )!.attributes;
      const target = all(relations, 'Relationship').find((one) => one.attributes.Id === id)!.attributes
        .Target!;
      const header = parseXml(paper.files.get(`word/${target}`)!.toString());
      const [line] = all(header, 'w:p');
      expect(all(header, 'w:instrText')).toHaveLength(1);
      expect(at(line, 'w:pPr', 'w:jc')!.attributes['w:val']).toBe('center');
      for (const pt of points(paper, line!)) expect(within(pt, rules.pageNumber)).toBe(true);
    }
  });

  it('ruled tables: header row repeated, rows never split, 10-12 pt, as wide as the text', () => {
    const paper = paperOf(system, kind);
    const ruled = paper.tables.filter((one) => textOf(all(one, 'w:tr')[0]!).startsWith('STT'));
    const wanted: Partial<Record<Kind, number>> = { NOTICE: 3, INVITATIONS: 0, PRESS: 0, FOLLOW_UP: 4 };
    expect(ruled).toHaveLength(wanted[kind] ?? 1);
    for (const one of ruled) {
      const [header, ...rows] = all(one, 'w:tr');
      expect(isOn(header, 'w:trPr', 'w:tblHeader')).toBe(true);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of [header!, ...rows]) expect(isOn(row, 'w:trPr', 'w:cantSplit')).toBe(true);
      for (const line of all(one, 'w:p'))
        for (const pt of points(paper, line)) expect(within(pt, [10, 12])).toBe(true);
      const widths = all(one, 'w:gridCol').map((column) => mm(column.attributes['w:w']));
      const whole = widths.reduce((sum, width) => sum + width, 0);
      expect(within(whole, [164, 166]) || within(whole, [251, 253])).toBe(true);
    }
  });

  it('nothing of the other system, no underlining where a rule is drawn, black Times New Roman alone', () => {
    const paper = paperOf(system, kind);
    for (const words of rules.neverThere) expect(paper.text).not.toContain(words);
    const fonts = [...all(paper.document, 'w:rFonts'), ...all(paper.styles, 'w:rFonts')];
    const names = new Set(fonts.flatMap((font) => Object.values(font.attributes)));
    expect([...names]).toEqual(['Times New Roman']);
    const underlined = paper.paragraphs
      .filter((line) => all(line, 'w:u').length > 0)
      .map((line) => textOf(line));
    expect(underlined.filter((words) => words !== 'Nơi nhận:')).toEqual([]);
  });

  it('paragraphs of the text: size, indent, spacing, justified', () => {
    const paper = paperOf(system, kind);
    const style = system === 'STATE' ? 'StateBody' : 'PartyBody';
    const bodies = paper.paragraphs.filter((p) => at(p, 'w:pPr', 'w:pStyle')?.attributes['w:val'] === style);
    expect(bodies.length).toBeGreaterThan(0);
    for (const line of bodies) {
      for (const pt of points(paper, line)) expect(within(pt, rules.body.pt)).toBe(true);
      expect(alignment(paper, line)).toBe('both');
      const of = (path: string[], name: string) => effective(paper.styles, line, path, name);
      const indent = mm(of(['w:ind'], 'w:firstLine'));
      expect(rules.body.indentMm.some((wanted) => Math.abs(indent - wanted) < 0.1)).toBe(true);
      expect(Number(of(['w:spacing'], 'w:after')) / 20).toBeGreaterThanOrEqual(rules.body.afterPt);
      expect(of(['w:spacing'], 'w:lineRule')).toBe(rules.body.line.rule);
      expect(within(Number(of(['w:spacing'], 'w:line')), rules.body.line.range)).toBe(true);
    }
  });
});

describe.each(SYSTEMS)('%s: head, subject, signature and recipients of the notice', (system) => {
  const rules = RULES[system];
  const notice = (): Paper => paperOf(system, 'NOTICE');

  it.each(rules.notice.map((line) => [line.starts, line] as const))('%s', (starts, rule) => {
    const line = find(notice(), starts);
    for (const pt of points(notice(), line)) expect(within(pt, rule.pt)).toBe(true);
    expect([isBold(line), italic(line)]).toEqual([rule.bold, rule.italic ?? false]);
    expect(alignment(notice(), line)).toBe(rule.centred ? 'center' : 'both');
  });

  it('in the order of the form', () => {
    const places = rules.order.map((starts) => notice().paragraphs.indexOf(find(notice(), starts)));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('rules are drawn as lines: under the heading, and under a state body; a Party body has "*"', () => {
    const long = system === 'STATE' ? 'Độc lập' : 'ĐẢNG CỘNG SẢN';
    expect(at(ruleAfter(notice(), find(notice(), long)), 'w:pPr', 'w:pBdr', 'w:top')).toBeDefined();
    const under = ruleAfter(notice(), find(notice(), system === 'STATE' ? 'SỞ NỘI VỤ' : 'ĐẢNG ỦY SỞ'));
    expect(at(under, 'w:pPr', 'w:pBdr', 'w:top') !== undefined).toBe(system === 'STATE');
    expect(system === 'STATE' ? '*' : textOf(under)).toBe('*');
  });

  it('recipients: label and list as the system has them, filing last, and the sign of the ending', () => {
    const label = find(notice(), 'Nơi nhận:');
    const { recipients } = rules;
    for (const pt of points(notice(), label)) expect(within(pt, recipients.label)).toBe(true);
    expect([isBold(label), italic(label)]).toEqual([recipients.bold, recipients.italic]);
    expect(all(label, 'w:u').length > 0).toBe(recipients.underlined);
    const from = notice().paragraphs.indexOf(label) + 1;
    const list = notice().paragraphs.slice(from, from + 3);
    expect(list.map((line) => textOf(line))).toEqual([
      '- Ủy ban nhân dân tỉnh (để báo cáo);',
      '- Các phòng, đơn vị thuộc Sở;',
      rules.filing,
    ]);
    for (const line of list) {
      for (const pt of points(notice(), line)) expect(within(pt, recipients.list)).toBe(true);
      expect([isBold(line), italic(line)]).toEqual([false, false]);
    }
    expect(textOf(find(notice(), 'Trên đây là kết luận'))).toMatch(rules.ending);
  });

  it('annexes: "Phụ lục I", "Phụ lục II", each kept to its notice by number, day and body', () => {
    const numbered = system === 'STATE' ? 'số 05/TB-SNV' : 'số 12-TB/ĐU';
    const body = system === 'STATE' ? 'Sở Nội vụ' : 'Đảng ủy Sở Nội vụ';
    const source = `(Kèm theo Thông báo ${numbered} ngày 08 tháng 9 năm 2026 của ${body})`;
    const lines = notice().paragraphs.map((line) => textOf(line));
    const [first, second] = [lines.indexOf('Phụ lục I'), lines.indexOf('Phụ lục II')];
    expect(lines.slice(first + 1, first + 3)).toEqual(['BẢNG PHÂN CÔNG NHIỆM VỤ', source]);
    expect(lines.slice(second + 1, second + 3)).toEqual([
      'BẢNG TỔNG HỢP, TIẾP THU, GIẢI TRÌNH Ý KIẾN GÓP Ý',
      source,
    ]);
  });

  it('the follow-up report: four cells that add up, the rate with both numbers, and nothing told as 0 %', () => {
    const { text } = paperOf(system, 'FOLLOW_UP');
    // domain.md 9.5, added and divided by hand: 16.051 of 16.274 is 98,63 %.
    expect(text).toContain(
      'có 21.914 cam kết, nhiệm vụ: hoàn thành đúng hạn 14.068; hoàn thành quá hạn 1.983;',
    );
    expect(text).toContain('Tỷ lệ hoàn thành 16.051/16.274 (98,6%)');
    expect(text).toMatch(/[Kk]ết quả thực hiện cam kết, nhiệm vụ sau đối thoại quý III năm 2026/);
    expect(text).not.toMatch(/(?:^|\s)0%|\(0,0%\)/);
  });

  it('a letter for each who is invited, with what Quyết định 45/2018 asks for, its number to be filled in', () => {
    const letters = paperOf(system, 'INVITATIONS');
    expect(all(letters.body, 'w:sectPr')).toHaveLength(7);
    const number = system === 'STATE' ? 'Số: ....../GM-SNV' : 'Số ......-GM/ĐU';
    const count = (words: string): number => letters.text.split(words).length - 1;
    for (const words of [
      number,
      'Chủ trì:',
      'Thời gian: 14 giờ 00 phút, ngày 18 tháng 9 năm 2026',
      'Địa điểm:',
      'Nội dung:',
    ])
      expect([words, count(words)]).toEqual([words, 7]);
    expect(count(system === 'STATE' ? 'Ông (Bà) Lê Hoàng Cường' : 'Đồng chí Lê Hoàng Cường')).toBe(1);
    expect(letters.text.toLowerCase()).toContain(`dự ${TOPIC}`);
  });
});
