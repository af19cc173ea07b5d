import {
  annex,
  annexSource,
  closing,
  ending,
  filingOf,
  grounds,
  head,
  headWithoutDate,
  numberLine,
  signatory,
  symbolOf,
  table,
  title,
} from '../block/build.js';
import type { PaperBlock, PaperDocument, PaperOf } from '../block/model.js';
import { renderDocx } from '../block/render-docx.js';
import { fullMinutes } from '../minutes/minutes.fixture.js';
import { minutesPaper } from '../minutes/minutes.paper.js';
import { all, at, effective, isOn, sizes, textOf } from '../testing/docx-reader.js';
import { alignment, find, isBold, mm, readPaper, ruleAfter, type Paper } from '../testing/paper-reader.js';
import { lowerOpening } from './forms.js';

const PARTY: PaperOf = {
  ...{ system: 'PARTY', body: 'Đảng ủy Sở Nội vụ', parentBody: 'Đảng bộ các cơ quan tỉnh', place: 'An Lạc' },
  ...{ abbreviation: 'ĐU', number: 5, symbol: 'TB/ĐU' },
};
const STATE: PaperOf = {
  ...{ system: 'STATE', body: 'Sở Nội vụ', parentBody: 'Ủy ban nhân dân tỉnh An Lạc', place: 'An Lạc' },
  ...{ abbreviation: 'SNV', number: 5, symbol: 'TB-SNV' },
};

const paperOf = (of: PaperOf, blocks: PaperBlock[]): PaperDocument => ({
  ...{ system: of.system, title: 'Thông báo', author: of.body, mark: null },
  sections: [{ orientation: 'PORTRAIT', blocks }],
});

async function notice(of: PaperOf, who: ReturnType<typeof signatory>): Promise<Paper> {
  const blocks = [
    head(of, '2026-02-08'),
    title('Thông báo', 'Kết luận của lãnh đạo tại Hội nghị đối thoại'),
    grounds(['Căn cứ Quy chế làm việc', 'Căn cứ Chương trình công tác năm 2026']),
    ending('Yêu cầu các đơn vị thực hiện'),
    closing(who, ['Các đơn vị'], filingOf(of)),
  ];
  return readPaper(await renderDocx(paperOf(of, blocks)));
}

const underlined = (paper: Paper, text: string) => all(find(paper, text), 'w:u').length > 0;
const italic = (paper: Paper, text: string) => all(find(paper, text), 'w:i').length > 0;

describe('domain.md 7.2: papers of the Party', () => {
  let paper: Paper;
  beforeAll(async () => {
    paper = await notice(PARTY, signatory('Phó Bí thư', 'Lê Văn Bảy', { kind: 'ON_BEHALF', of: 'Đảng ủy' }));
  });

  it('has the Party heading with a rule as long as it, bodies with "*" under them, and no Quốc hiệu', () => {
    expect(paper.text).not.toMatch(/CỘNG HÒA|Độc lập/);
    const heading = find(paper, 'ĐẢNG CỘNG SẢN VIỆT NAM');
    expect([isBold(heading), sizes(paper.styles, heading)]).toEqual([true, [30]]);
    const rule = ruleAfter(paper, heading);
    const indent = at(rule, 'w:pPr', 'w:ind')!.attributes;
    const column = Number(all(paper.tables[0]!, 'w:gridCol')[1]!.attributes['w:w']);
    // Set in Times New Roman Bold 15 pt the line is 72.7 mm long.
    expect(mm(String(column - Number(indent['w:left']) - Number(indent['w:right'])))).toBeCloseTo(72.7, 0);
    const [top, bottom] = all(paper.tables[0]!, 'w:tr');
    expect(textOf(all(top!, 'w:tc')[0]!)).toBe('ĐẢNG BỘ CÁC CƠ QUAN TỈNH\nĐẢNG ỦY SỞ NỘI VỤ\n*');
    expect(isBold(find(paper, 'ĐẢNG BỘ'))).toBe(false);
    expect(isBold(find(paper, 'ĐẢNG ỦY SỞ'))).toBe(true);
    expect(all(bottom!, 'w:tc').map(textOf)).toEqual(['Số 05-TB/ĐU', 'An Lạc, ngày 08 tháng 02 năm 2026']);
    expect(italic(paper, 'An Lạc')).toBe(true);
  });

  it('writes the subject in lower case with "-----" under it, grounds upright after "- ", and ends with "."', () => {
    expect(sizes(paper.styles, find(paper, 'THÔNG BÁO'))).toEqual([32]);
    expect(textOf(find(paper, 'kết luận'))).toBe('kết luận của lãnh đạo tại Hội nghị đối thoại');
    expect(alignment(paper, find(paper, '-----'))).toBe('center');
    expect(textOf(find(paper, '- Căn cứ Quy'))).toBe('- Căn cứ Quy chế làm việc;');
    expect(textOf(find(paper, '- Căn cứ Chương'))).toBe('- Căn cứ Chương trình công tác năm 2026.');
    expect(italic(paper, '- Căn cứ')).toBe(false);
    expect(paper.text).toContain('thực hiện.');
    expect(paper.text).not.toContain('./.');
  });

  it('signs T/M in bold, the post not in bold, the name in bold; Nơi nhận is underlined and ends with Lưu Đảng ủy', () => {
    expect([isBold(find(paper, 'T/M ĐẢNG ỦY')), isBold(find(paper, 'PHÓ BÍ THƯ'))]).toEqual([true, false]);
    expect(isBold(find(paper, 'Lê Văn Bảy'))).toBe(true);
    expect([underlined(paper, 'Nơi nhận:'), italic(paper, 'Nơi nhận:')]).toEqual([true, false]);
    expect(paper.text).toContain('- Lưu Đảng ủy.');
    expect(filingOf({ ...PARTY, body: 'Chi bộ Văn phòng' })).toBe('Lưu Chi bộ.');
  });

  it('sets the body at 14 pt, exactly 18 to 20 pt a line, 10 mm indent, 6 pt apart, margins 20, 20, 30 and 15 mm', () => {
    const body = find(paper, '- Căn cứ');
    const spacing = (name: string) => effective(paper.styles, body, ['w:spacing'], name);
    expect([spacing('w:lineRule'), spacing('w:line'), spacing('w:after')]).toEqual(['exact', '360', '120']);
    expect(effective(paper.styles, body, ['w:ind'], 'w:firstLine')).toBe('567');
    const margin = at(all(paper.body, 'w:sectPr')[0], 'w:pgMar')!.attributes;
    const sides = ['w:top', 'w:bottom', 'w:left', 'w:right'].map((side) => Math.round(mm(margin[side])));
    expect(sides).toEqual([20, 20, 30, 15]);
    expect(isOn(all(paper.body, 'w:sectPr')[0], 'w:titlePg')).toBe(true);
  });

  it('signs the minutes NGƯỜI GHI BIÊN BẢN left and CHỦ TRÌ HỘI NGHỊ right, without place and date', async () => {
    const of = { ...PARTY, number: null, symbol: 'BB/ĐU' };
    const minutes = readPaper(await renderDocx(minutesPaper(fullMinutes({ of }))));
    const signing = minutes.tables.find((one) => textOf(one).startsWith('NGƯỜI GHI'))!;
    expect(all(signing, 'w:tc').map((cell) => textOf(cell).split('\n')[0])).toEqual([
      'NGƯỜI GHI BIÊN BẢN',
      'CHỦ TRÌ HỘI NGHỊ',
    ]);
    expect(textOf(minutes.tables[0]!)).toContain('Số ......-BB/ĐU');
    expect(textOf(minutes.tables[0]!)).not.toContain('ngày');
    expect(minutes.text).not.toMatch(/CỘNG HÒA|\.\/\./);
  });
});

describe('what the two systems write differently', () => {
  it.each([
    ['ON_BEHALF', 'TM. ', 'T/M '],
    ['IN_PLACE', 'KT. ', 'K/T '],
    ['BY_ORDER', 'TL. ', 'T/L '],
  ] as const)('%s: %s for the state, %s for the Party', async (kind, state, party) => {
    const who = (of: string) => signatory('Phó', 'A', { kind, of });
    expect((await notice(STATE, who('Giám đốc'))).text).toContain(`${state}GIÁM ĐỐC`);
    expect((await notice(PARTY, who('Bí thư'))).text).toContain(`${party}BÍ THƯ`);
  });

  it('TUQ. and Q. are the state’s alone', async () => {
    const who = signatory('Trưởng phòng', 'A', { kind: 'BY_DELEGATION', of: 'Giám đốc' });
    expect((await notice(STATE, who)).text).toContain('TUQ. GIÁM ĐỐC');
    await expect(notice(PARTY, who)).rejects.toThrow(/BY_DELEGATION/);
  });

  it('state papers end with "./.", underline nothing, set grounds in italics and post and name in bold', async () => {
    const paper = await notice(STATE, signatory('Phó Giám đốc', 'B', { kind: 'IN_PLACE', of: 'Giám đốc' }));
    expect(paper.text).toContain('thực hiện./.');
    expect(all(paper.document, 'w:u')).toEqual([]);
    expect(italic(paper, 'Căn cứ Quy')).toBe(true);
    expect([isBold(find(paper, 'KT.')), isBold(find(paper, 'PHÓ GIÁM'))]).toEqual([true, true]);
    expect(textOf(all(paper.tables[0]!, 'w:tr')[1]!)).toContain('Số: 05/TB-SNV\nAn Lạc, ngày 08 tháng 02');
  });

  it('numbers and symbols: "Số: 05/TB-SNV" and "Số 05-TB/ĐU", dots while there is none', () => {
    expect([symbolOf(STATE, 'TB'), symbolOf(PARTY, 'TB')]).toEqual(['TB-SNV', 'TB/ĐU']);
    const open = (of: PaperOf) => numberLine({ ...of, number: null });
    expect([open(STATE), open(PARTY)]).toEqual(['Số: ....../TB-SNV', 'Số ......-TB/ĐU']);
    expect(numberLine({ ...STATE, number: 128 })).toBe('Số: 128/TB-SNV');
  });

  it('an annex names its paper, and a công văn has V/v under its number', async () => {
    const blocks = [
      head(STATE, null, { about: 'trả lời kiến nghị' }),
      annex('BẢNG PHÂN CÔNG', annexSource('Thông báo', STATE, 'ngày 08 tháng 02 năm 2026'), 2),
      table([{ title: 'Nhiệm vụ', width: null }], [{ cells: ['a\nb'] }]),
    ];
    const { text } = readPaper(await renderDocx(paperOf(STATE, blocks)));
    expect(text).toContain('V/v trả lời kiến nghị');
    expect(text).toContain('An Lạc, ngày ..... tháng ..... năm .......');
    expect(text).toContain('Phụ lục II');
    expect(text).toContain('(Kèm theo Thông báo số 05/TB-SNV ngày 08 tháng 02 năm 2026 của Sở Nội vụ)');
    const bare = readPaper(
      await renderDocx(paperOf(PARTY, [headWithoutDate(PARTY, { extra: 'Dự thảo lần 1' })])),
    );
    expect(bare.text).toContain('Dự thảo lần 1');
    expect(bare.text).not.toContain('ngày');
  });

  it('a subject begins in lower case, a name of its own keeps its capital', () => {
    expect(lowerOpening('Kết luận của Bí thư')).toBe('kết luận của Bí thư');
    expect(lowerOpening('Đảng ủy Sở')).toBe('Đảng ủy Sở');
    expect(lowerOpening('Hội Nông dân')).toBe('Hội Nông dân');
  });
});
