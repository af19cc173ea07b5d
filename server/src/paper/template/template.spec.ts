import { PAPER_KINDS, PAPER_SYSTEMS, type TemplateProblem } from '@doi-thoai/shared';
import { strFromU8, unzipSync } from 'fflate';
import { body, table } from '../block/build.js';
import { all, parseXml, textOf, unzip } from '../testing/docx-reader.js';
import { readPaper } from '../testing/paper-reader.js';
import { editTemplate, line, type Bytes, type Edits } from '../testing/template-edit.js';
import { fillTemplate } from './fill-template.js';
import type { Filling } from './filling.js';
import { sampleFilling } from './sample-paper.js';
import { doTemplate } from './template.jobs.js';

const OF = PAPER_KINDS.flatMap((kind) => PAPER_SYSTEMS.map((system) => ({ kind, system })));
const NOTICE = { kind: 'NOTICE', system: 'STATE' } as const;
const DOCUMENT = 'word/document.xml';

let sample: Buffer;
beforeAll(async () => {
  sample = await doTemplate({ act: 'sample', ...NOTICE });
});

async function problems(bytes: Uint8Array, of: (typeof OF)[number] = NOTICE): Promise<TemplateProblem[]> {
  const told = await doTemplate({ act: 'check', bytes, ...of });
  return JSON.parse(told.toString()) as TemplateProblem[];
}

const edited = (edits: Edits, from: Uint8Array = sample): Bytes => editTemplate(from, edits);
const inDocument = (from: string, to: string) => edited({ [DOCUMENT]: (xml) => xml.replace(from, to) });
const atTop = (xml: string): Uint8Array => inDocument('<w:body>', `<w:body>${xml}`);

async function filledWith(template: Uint8Array, change: Partial<Filling['letters'][number]>) {
  const filling = sampleFilling('NOTICE', 'STATE');
  const [letter] = filling.letters;
  const texts = { ...letter!.texts, ...change.texts };
  const made = await fillTemplate(
    template,
    { ...filling, letters: [{ ...letter!, ...change, texts }] },
    'Mẫu A',
  );
  return readPaper(made);
}

describe('W171: the sample template of each paper', () => {
  it.each(OF)('$kind of $system is taken as it is, and filled', async (of) => {
    const bytes = await doTemplate({ act: 'sample', ...of });
    expect(await problems(bytes, of)).toEqual([]);
    const filled = await doTemplate({ act: 'preview', bytes, about: 'Mẫu 1', ...of });
    const paper = readPaper(filled);
    expect(paper.text).toContain('Bờ Bãi');
    for (const [name, part] of unzip(filled)) {
      if (/\.(xml|rels)$/.test(name)) expect(() => parseXml(part.toString('utf8'))).not.toThrow();
    }
    expect([...unzip(filled).values()].join('')).not.toMatch(/\{\{|\u200E/u);
  });
});

describe('W171: a template is filled', () => {
  it('where the word processor has split a field over runs, in a table and in a header', async () => {
    const split =
      '<w:p><w:r><w:t>Số {</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{so_ky</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>_hieu}}.</w:t></w:r></w:p>';
    const cell = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${line('{{ ten_cuoc_hop }}')}</w:tc></w:tr></w:tbl>`;
    const template = edited({
      [DOCUMENT]: (xml) => xml.replace('<w:body>', `<w:body>${split}${cell}`),
      'word/header1.xml': (xml) => xml.replace('</w:hdr>', `${line('{{CO_QUAN_BAN_HANH}}')}</w:hdr>`),
    });
    expect(await problems(template)).toEqual([]);
    const paper = await filledWith(template, {});
    expect(paper.text).toContain('Số 05/TB-SNV.');
    expect(textOf(paper.tables[0]!)).toBe('Hội nghị đối thoại với cư dân khu tập thể Bờ Bãi');
    expect(paper.files.get('word/header1.xml')!.toString('utf8')).toContain('SỞ NHÀ Ở VÀ VƯỜN CÂY');
  });

  it('with words that look like fields, like XML and like nothing, as they were written', async () => {
    const hostile = '{{noi_nhan}} {{noi_dung}} </w:t></w:p> & "x" ]]> {{{a}}} $& \u202E\u0000';
    const paper = await filledWith(sample, {
      texts: { trich_yeu: hostile, nguoi_ky: '{', chuc_vu_ky: '}}' },
      content: [body(hostile)],
    });
    const seen = '{{noi_nhan}} {{noi_dung}} </w:t></w:p> & "x" ]]> {{{a}}} $&';
    expect(paper.paragraphs.filter((one) => textOf(one) === seen)).toHaveLength(2);
  });

  it('in the styles that the template has itself', async () => {
    const own = '<w:style w:type="paragraph" w:styleId="StateBody"><w:name w:val="Thân của Sở"/></w:style>';
    const template = edited({
      'word/styles.xml': (xml) => xml.replace(/<w:style [^>]*w:styleId="StateBody".*?<\/w:style>/s, own),
    });
    const { styles } = await filledWith(template, {});
    const names = all(styles, 'w:style').filter((one) => one.attributes['w:styleId'] === 'StateBody');
    expect(names.map((one) => one.children.length)).toEqual([1]);
  });

  it('a line that has only fields with nothing in them is gone; a cell keeps its last one', async () => {
    const paper = await filledWith(sample, {
      texts: { ghi_chu: '', quyen_ky: '', so_ky_hieu: '', nguoi_ky: '' },
    });
    const at = paper.paragraphs.findIndex((one) => textOf(one) === 'THÔNG BÁO');
    expect(textOf(paper.paragraphs[at + 1]!)).toMatch(/^Kết luận/);
    for (const cell of all(paper.body, 'w:tc')) {
      const last = cell.children.at(-1);
      expect(typeof last === 'string' ? last : last?.name).toBe('w:p');
    }
  });

  it('each letter of an invitation has a section of its own, and which template it was stands in no text', async () => {
    const of = { kind: 'INVITATIONS', system: 'STATE' } as const;
    const bytes = await doTemplate({ act: 'sample', ...of });
    const made = await doTemplate({ act: 'preview', bytes, about: 'Mẫu của cơ quan: X', ...of });
    const paper = readPaper(made);
    expect(all(paper.body, 'w:sectPr')).toHaveLength(2);
    expect(paper.text).toContain('Bế Thị Mẫu');
    expect(paper.text).toContain('Hà Văn Mẫu');
    expect(paper.text).not.toContain('Mẫu của cơ quan');
    expect(paper.files.get('docProps/core.xml')!.toString('utf8')).toContain('Mẫu của cơ quan: X');
  });

  it('a thousand rows are filled within the time of a paper', async () => {
    const rows = Array.from({ length: 1000 }, (_, n) => ({
      cells: [String(n), `Ý kiến ${n}`, 'Đã tiếp thu'],
    }));
    const columns = ['STT', 'Nội dung', 'Trả lời'].map((title, n) => ({
      title,
      width: n === 1 ? null : 1500,
    }));
    const paper = await filledWith(sample, { content: [table(columns, rows, 'SMALL')] });
    expect(paper.text).toContain('Ý kiến 999');
  }, 60_000);
});

describe('W171: what is wrong with the fields is told with its place', () => {
  it.each<[string, () => Uint8Array, Partial<TemplateProblem>]>([
    [
      'a field that there is not',
      () => atTop(line('Kính gửi {{khach_hang}}')),
      { problem: 'UNKNOWN_FIELD', about: 'khach_hang', place: 'BODY', text: 'Kính gửi {{khach_hang}}' },
    ],
    [
      'a field of another paper, in a header',
      () =>
        edited({ 'word/header1.xml': (xml) => xml.replace('</w:hdr>', `${line('{{khach_moi}}')}</w:hdr>`) }),
      { problem: 'UNKNOWN_FIELD', about: 'khach_moi', place: 'HEADER' },
    ],
    [
      'none of a field that must be there',
      () => inDocument('{{phu_luc}}', 'Phụ lục'),
      { problem: 'MISSING_FIELD', about: 'phu_luc', place: null },
    ],
    [
      'the mark of drafts on no margin',
      () =>
        edited(
          Object.fromEntries(
            Object.keys(unzipSync(sample))
              .filter((name) => /^word\/(header|footer)\d+\.xml$/.test(name))
              .filter((name) => strFromU8(unzipSync(sample)[name]!).includes('dau_ban'))
              .map((name) => [name, (xml: string) => xml.replaceAll('{{dau_ban}}', '')]),
          ),
        ),
      { problem: 'MISSING_FIELD', about: 'dau_ban' },
    ],
    [
      'a block beside other words',
      () => inDocument('{{noi_dung}}', 'Nội dung: {{noi_dung}}'),
      { problem: 'NOT_ALONE', about: 'noi_dung', text: 'Nội dung: {{noi_dung}}' },
    ],
    [
      'the body of the paper in a table',
      () =>
        edited({
          [DOCUMENT]: (xml) => xml.replace('{{noi_dung}}', '').replace('{{noi_nhan}}', '{{noi_dung}}'),
        }),
      { problem: 'WRONG_PLACE', about: 'noi_dung', place: 'TABLE' },
    ],
    [
      'a first page without the mark of drafts (W166)',
      () =>
        edited(
          { [DOCUMENT]: (xml) => xml.replace(/<w:footerReference [^>]*w:type="first"[^>]*>/, '') },
          bare(),
        ),
      { problem: 'NOT_ON_EVERY_PAGE', about: 'dau_ban' },
    ],
    [
      'even pages of their own without the mark',
      () =>
        edited({
          'word/settings.xml': (xml) =>
            xml.replace('<w:evenAndOddHeaders w:val="false"/>', '<w:evenAndOddHeaders/>'),
        }),
      { problem: 'NOT_ON_EVERY_PAGE', about: 'dau_ban' },
    ],
    ['a block twice', () => atTop(line('{{noi_dung}}')), { problem: 'TWICE', about: 'noi_dung' }],
    [
      'braces that are not closed',
      () => atTop(line('{{so_ky_hieu} ngày')),
      { problem: 'UNCLOSED', text: '{{so_ky_hieu} ngày' },
    ],
  ])('%s', async (_what, bytes, problem) => {
    expect(await problems(bytes())).toEqual([expect.objectContaining(problem)]);
  });
});

/** The sample whose headers have no mark: its footers have it alone. */
function bare(): Bytes {
  const names = Object.keys(unzipSync(sample)).filter((name) => /^word\/header\d+\.xml$/.test(name));
  const has = names.filter((name) => strFromU8(unzipSync(sample)[name]!).includes('dau_ban'));
  return edited(
    Object.fromEntries(has.map((name) => [name, (xml: string) => xml.replaceAll('{{dau_ban}}', '')])),
  );
}
