import { renderDocx } from '../block/render-docx.js';
import { all, parseXml, textOf } from '../testing/docx-reader.js';
import { dataRows, find, firstCell, readPaper, tableWith, type Paper } from '../testing/paper-reader.js';
import { delegate, fullMinutes, person } from './minutes.fixture.js';
import type { MinutesModel } from './minutes.model.js';
import { minutesPaper } from './minutes.paper.js';

const read = async (model: MinutesModel) => readPaper(await renderDocx(minutesPaper(model)));

let paper: Paper;
beforeAll(async () => {
  paper = await read(fullMinutes());
});

describe('numbers printed are the lists recounted', () => {
  it('counts turns, speakers, raw and collated opinions apart, and never adds them', () => {
    const rows = dataRows(tableWith(paper, 'Danh sách')).map((row) =>
      [1, 2, 3].map((i) => firstCell(row, i)),
    );
    const model = fullMinutes();
    const speakers = new Set<string>();
    for (const turn of model.turns) speakers.add(turn.speakerId);
    expect(rows.map(([, value, unit]) => `${Number(value)} ${unit}`)).toEqual([
      `${model.written.rawSubmissions} ý kiến gốc`,
      `${model.written.distinctAuthors} người`,
      `${model.written.anonymousSubmissions} ý kiến gốc`,
      `${model.written.collated.length} ý kiến tổng hợp`,
      `${model.turns.length} lượt`,
      `${speakers.size} người`,
      `${model.notReached.length} đăng ký`,
    ]);
    expect([model.turns.length, speakers.size, model.written.collated.length]).toEqual([22, 20, 27]);
    expect(paper.text).not.toMatch(/\b49 (ý kiến|lượt)/);
  });

  it('prints one row for each collated opinion, turn, request, answer and commitment behind the numbers', () => {
    const model = fullMinutes();
    expect(
      dataRows(tableWith(paper, 'Nội dung ý kiến tổng hợp')).map((row) => Number(firstCell(row))),
    ).toEqual(model.written.collated.map((opinion) => opinion.number));
    const turns = dataRows(tableWith(paper, 'Người phát biểu'));
    expect(turns.map((row) => Number(firstCell(row)))).toEqual(model.turns.map((turn) => turn.number));
    turns.forEach((row, index) => {
      expect(firstCell(row, 1)).toContain(model.turns[index]!.speaker.name);
      expect(firstCell(row, 3)).toContain(model.turns[index]!.gist);
    });
    expect(dataRows(tableWith(paper, 'Người đăng ký'))).toHaveLength(model.notReached.length);
    expect(dataRows(tableWith(paper, 'Ý kiến được trả lời'))).toHaveLength(model.answers.length);
    expect(dataRows(tableWith(paper, 'Nội dung cam kết'))).toHaveLength(model.commitments.length);
    expect(dataRows(tableWith(paper, 'Họ và tên'))).toHaveLength(model.attendance.delegates.present.length);
  });

  it('prints figures with their own unit and part-of, without any total', () => {
    const rows = dataRows(tableWith(paper, 'Đơn vị tính'));
    expect(rows.map((row) => [0, 1, 2, 3].map((i) => firstCell(row, i)))).toEqual([
      ['1', 'Bổ nhiệm mới', '52', 'trường hợp'],
      ['2', 'Điều động, bổ nhiệm', '81', 'trường hợp'],
      ['2.1', 'Trong đó: từ phòng chuyên môn về cơ sở', '14', 'lượt cán bộ'],
      ['2.2', 'Trong đó: từ cơ sở về phòng chuyên môn', '6', 'cán bộ'],
      ['3', 'Bổ nhiệm lại', '46', 'trường hợp'],
    ]);
    expect(paper.text).not.toMatch(/\b(179|20[ \n]cán bộ|199)\b/);
  });

  it('prints what was planned as done / period / year, 18/19/21, and says the order', async () => {
    const openingReport = fullMinutes().openingReport!;
    const [first, second, ...others] = openingReport.figures;
    const figures = [
      { ...first!, value: 18, plannedForPeriod: 19, plannedForYear: 21 },
      { ...second!, value: 10, plannedForYear: 18 },
      ...others,
    ];
    const planned = await read(fullMinutes({ openingReport: { ...openingReport, figures } }));
    const rows = dataRows(tableWith(planned, 'Đơn vị tính'));
    expect(rows.map((row) => firstCell(row, 2))).toEqual(['18/19/21', '10/18 (năm)', '14', '6', '46']);
    expect(planned.text).toContain('theo thứ tự đã thực hiện/kế hoạch kỳ/kế hoạch năm):');
    expect(paper.text).not.toContain('kế hoạch kỳ');
  });

  it('loses no figure when the parts form a circle or name a missing whole', async () => {
    const openingReport = fullMinutes().openingReport!;
    const figures = openingReport.figures.map((item, index) => ({
      ...item,
      subsetOf: ['f2', 'f1', 'f9', 'f4', null][index]!,
    }));
    const odd = await read(fullMinutes({ openingReport: { ...openingReport, figures } }));
    expect(dataRows(tableWith(odd, 'Đơn vị tính'))).toHaveLength(5);
  });

  it('shows both values of a corrected time', () => {
    const row = dataRows(tableWith(paper, 'Người phát biểu'))[6]!;
    expect(firstCell(row, 2)).toBe(
      '15 giờ 14 phút 05 giây\n(04 phút 24 giây)\nĐã đính chính; máy chủ đo: 15 giờ 14 phút 30 giây (04 phút 13 giây)',
    );
    expect(firstCell(dataRows(tableWith(paper, 'Người phát biểu'))[0]!, 2)).toBe(
      '14 giờ 40 phút\n(02 phút 51 giây)',
    );
  });

  it('says how many opinions the answers reached and names those without an answer', () => {
    const model = fullMinutes();
    const answered = new Set(
      model.answers.flatMap((answer) => answer.targets).map((t) => `${t.kind} ${t.number}`),
    );
    const open = model.written.collated.filter((opinion) => !answered.has(`COLLATED ${opinion.number}`));
    expect(paper.text).toContain(`Còn 0${open.length} ý kiến tổng hợp chưa có nội dung trả lời`);
    expect(paper.text).toContain('(số 11, 16, 17, 20, 21, 23 và 25-27)');
    expect(paper.text).toContain(`${27 - open.length}/27 ý kiến tổng hợp và 02/22 lượt phát biểu`);
  });

  it('prints head and hash of the journal above the signatures', () => {
    const { journal } = fullMinutes();
    expect(paper.text).toContain(`đến mục nhật ký số ${journal.head}.`);
    const hash = find(paper, journal.hash);
    expect(textOf(hash)).toBe(journal.hash);
    expect(paper.paragraphs.indexOf(hash)).toBeLessThan(paper.paragraphs.indexOf(find(paper, 'THƯ KÝ')));
  });
});

describe('hidden when empty', () => {
  it('prints no votes when there were none, and n/d with a share when there were', async () => {
    expect(paper.text).not.toContain('BIỂU QUYẾT');
    const matter = { matter: 'thông qua biên bản', method: 'giơ tay', result: 'biên bản được thông qua' };
    const voted = await read(fullMinutes({ votes: [{ ...matter, inFavour: 44, against: 0, abstained: 2 }] }));
    expect(voted.text).toContain('V. BIỂU QUYẾT\nThông qua biên bản.'.replace('\n', '\n1. '));
    expect(voted.text).toContain('tán thành 44/46 (95,7%); không có ý kiến 2/46 (4,3%)');
    expect(voted.text).not.toContain('không tán thành');
    expect(voted.text).toContain('VI. KẾT LUẬN CỦA CHỦ TỌA');
  });

  it('counts what goes on: merged ones are named in its row, split ones beside the list', async () => {
    const model = fullMinutes();
    const { collated } = model.written;
    const rows = collated.map((one, i) => (i === 0 ? { ...one, mergedNumbers: [28, 29] } : one));
    const written = { ...model.written, collated: rows, split: [{ number: 30, into: [31, 32] }] };
    const { text } = await read({ ...model, written });
    expect(text).toContain(`Ý kiến bằng văn bản: ${collated.length} ý kiến tổng hợp`);
    expect(text).toContain('(Gồm cả ý kiến tổng hợp số 28, 29 đã gộp vào, không tính riêng)');
    expect(text).toContain('Ý kiến tổng hợp số 30 đã được tách thành các số 31, 32, không tính riêng.');
  });

  it('has neither zero rows nor empty parts nor an annex in a small meeting', async () => {
    const model = fullMinutes();
    const small = await read({
      ...model,
      hostBodies: [],
      agenda: [],
      openingReport: null,
      written: { rawSubmissions: 0, distinctAuthors: 0, anonymousSubmissions: 0, collated: [], split: [] },
      turns: model.turns.slice(0, 1),
      notReached: [],
      answers: [],
      commitments: [],
      conclusion: [],
      attendance: {
        ...model.attendance,
        guests: [],
        absent: [],
        delegates: { invited: 0, present: model.attendance.delegates.present.slice(0, 3) },
      },
    });
    expect(small.text).not.toMatch(/\b00?\b ?(người|ý kiến|lượt|đăng ký|%)/);
    expect(small.text).not.toMatch(/BÁO CÁO|TRÌNH TỰ|KẾT LUẬN|Khách mời|Vắng mặt|cam kết|Phụ lục/i);
    expect(small.text).toContain('Đại biểu: có mặt 03 người, gồm:');
    expect(dataRows(tableWith(small, 'Danh sách'))).toHaveLength(2);
    expect(all(small.body, 'w:sectPr')).toHaveLength(1);
  });
});

describe('hostile and unusual texts', () => {
  const hostile = [
    '=cmd|"/c calc"!A1 & <script>alert(1)</script> \u0000\u0008\u001f\u0085\ufffe',
    '\u202egpj.exe\u2066 \ud800 ]]> <w:br/> {PAGE} &#x41; https://example.test/?a=1&b=2',
  ];

  it.each(hostile)('prints %j as text: no field, no link, no script, well-formed XML', async (text) => {
    const model = fullMinutes();
    const who = person(text, { title: text, unit: text });
    const bad = await read({
      ...model,
      of: { ...model.of, parentBody: text, body: text },
      meeting: { ...model.meeting, title: text, place: text },
      turns: [{ ...model.turns[0]!, speaker: who, gist: text, topic: text }],
      recipients: [text],
      signatures: { secretary: text, chair: text },
    });
    for (const [name, content] of bad.files)
      if (/\.(xml|rels)$/.test(name)) parseXml(content.toString('utf8'));
    const everything = [...bad.files.values()].map((content) => content.toString('utf8')).join('');
    expect(everything).not.toContain('TargetMode="External"');
    expect(all(bad.document, 'w:hyperlink')).toEqual([]);
    expect([...all(bad.document, 'w:instrText'), ...all(bad.document, 'w:fldSimple')]).toEqual([]);
    expect(bad.text).toContain(
      text.startsWith('=') ? '& <script>alert(1)</script>' : '<w:br/> {PAGE} &#x41;',
    );
    expect(everything).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0085]/);
  });

  it('prints decomposed Vietnamese as NFC, every diacritic in place', async () => {
    const gist = 'Đề nghị quản lý tốt hơn: ưỡn ẹo, thuở, nghĩa trường Ầ Ẵ Ộ ở quận Phú Nhuận';
    const [turn] = fullMinutes().turns;
    const decomposed = await read(fullMinutes({ turns: [{ ...turn!, gist: gist.normalize('NFD') }] }));
    expect(decomposed.text).toContain(gist.normalize('NFC'));
    expect(decomposed.text).toBe(decomposed.text.normalize('NFC'));
  });

  it('keeps line breaks of a text as paragraphs and a name under a signature without academic titles', () => {
    expect(find(paper, 'Công tác điều động')).toBeDefined();
    expect(find(paper, 'Khó khăn chủ yếu')).toBeDefined();
    expect(paper.text).not.toContain('TS. Vương');
  });

  it('marks every page of a rehearsal, and no other paper', async () => {
    const trial = await read(fullMinutes({ rehearsal: true }));
    const marked = (p: Paper) =>
      [...p.files].filter(
        ([name, content]) => /word\/(header|footer)\d/.test(name) && content.includes('DIỄN TẬP'),
      );
    // Two sections: the head of each first page and both feet.
    expect(marked(trial)).toHaveLength(6);
    expect(marked(paper)).toHaveLength(0);
  });

  it('prints a stand-in with the person represented', async () => {
    const chair = { ...delegate(1), representing: 'ông Vương Đình Khải, Giám đốc Sở' };
    const stood = await read(fullMinutes({ attendance: { ...fullMinutes().attendance, chair } }));
    expect(stood.text).toContain('(dự thay ông Vương Đình Khải, Giám đốc Sở)');
  });
});
