import type { TemplateProblem } from '@doi-thoai/shared';
import { unsafeIn } from '../difference/word-file.js';
import { paragraphsOf } from '../difference/paragraphs.js';
import { doTemplate } from '../template/template.jobs.js';
import { editTemplate, line, relationship, type Bytes, type Edits } from '../testing/template-edit.js';

const NOTICE = { kind: 'NOTICE', system: 'STATE' } as const;
const DOCUMENT = 'word/document.xml';
const RELS = 'word/_rels/document.xml.rels';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

let sample: Buffer;
beforeAll(async () => {
  sample = await doTemplate({ act: 'sample', ...NOTICE });
});

const edited = (edits: Edits): Bytes => editTemplate(sample, edits);
const atTop = (xml: string): Bytes =>
  edited({ [DOCUMENT]: (there) => there.replace('<w:body>', `<w:body>${xml}`) });
const related = (attributes: string): Bytes =>
  edited({
    [RELS]: (xml) =>
      xml.replace('</Relationships>', `<Relationship Id="rIdX" ${attributes}/></Relationships>`),
  });
const mark = (act: string): string => `<w:r><w:fldChar w:fldCharType="${act}"/></w:r>`;
const told = (words: string): string => `<w:r><w:instrText>${words}</w:instrText></w:r>`;
const field = (words: string): string => mark('begin') + told(words) + mark('separate') + mark('end');
const paragraph = (runs: string): string => `<w:p>${runs}</w:p>`;

/** The same file under the sizes of a shorter text: whoever ends there sees only the beginning of it. */
function cutShort(): Bytes {
  const file = atTop(paragraph(field('DDEAUTO c:\\a')));
  const view = new DataView(file.buffer, file.byteOffset);
  for (let at = view.getUint32(file.length - 6, true); view.getUint32(at, true) === 0x02014b50;) {
    const length = view.getUint16(at + 28, true);
    const name = Buffer.from(file.subarray(at + 46, at + 46 + length)).toString();
    if (name === 'docProps/core.xml') view.setUint32(at + 24, view.getUint32(at + 24, true) - 4, true);
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return file;
}

async function asTemplate(bytes: Bytes): Promise<string> {
  const problems = JSON.parse((await doTemplate({ act: 'check', bytes, ...NOTICE })).toString()) as
    TemplateProblem[] | null;
  return problems === null ? 'NOT_A_TEMPLATE' : (problems[0]?.problem ?? 'taken');
}

function asSigned(bytes: Bytes): string {
  try {
    return unsafeIn(bytes) ?? 'taken';
  } catch {
    return 'unreadable';
  }
}

describe('W168, W172: whoever hands in a Word file, what is refused is the same', () => {
  it.each<[string, () => Bytes, template: string, signed: string]>([
    ['itself', () => edited({ 'word/media/a.png': 'x' }), 'taken', 'taken'],
    ['a link', () => edited({ [RELS]: relationship('hyperlink', 'https://a.vn/') }), 'taken', 'taken'],
    [
      'a picture from an address that speaks of a link',
      () => related(`Type="${OFFICE}/image" Target="http://a.vn/Type='/hyperlink'" TargetMode="External"`),
      'EXTERNAL',
      'EXTERNAL',
    ],
    [
      'relations under a prefix',
      () =>
        edited({
          [RELS]: (xml) =>
            xml
              .replaceAll(/<(\/?)Relationship/g, '<$1p:Relationship')
              .replace('xmlns=', 'xmlns:p=')
              .replace(
                '</p:Relationships>',
                `<p:Relationship Id="rIdX" Type="${OFFICE}/image" Target="http://a.vn/a.png" TargetMode="External"/></p:Relationships>`,
              ),
        }),
      'DAMAGED',
      'unreadable',
    ],
    [
      'a field behind a field',
      () => atTop(paragraph(field('PAGE') + field('DDEAUTO c:\\a'))),
      'ACTIVE_FIELD',
      'EXTERNAL',
    ],
    ['a field in signs', () => atTop(paragraph(field('&#68;DEAUTO c:\\a'))), 'ACTIVE_FIELD', 'EXTERNAL'],
    [
      'a field in CDATA',
      () => atTop(paragraph(field('<![CDATA[DDEAUTO c:\\a]]>'))),
      'ACTIVE_FIELD',
      'EXTERNAL',
    ],
    [
      'a field around a comment',
      () => atTop(paragraph(field('DDE<!-- -->AUTO c:\\a'))),
      'ACTIVE_FIELD',
      'EXTERNAL',
    ],
    [
      'a link to a page and one inside, as fields',
      () => atTop(paragraph(field(' HYPERLINK "https://a.vn/" ') + field(' HYPERLINK \\l "muc_1" '))),
      'taken',
      'taken',
    ],
    [
      'a link to a file, as a field',
      () => atTop(paragraph(field(' HYPERLINK "\\\\\\\\a.vn\\\\x" '))),
      'EXTERNAL',
      'EXTERNAL',
    ],
    [
      'a field over two paragraphs',
      () =>
        atTop(
          paragraph(mark('begin') + told('INCLUDE')) + paragraph(told('PICTURE "http://a.vn"') + mark('end')),
        ),
      'ACTIVE_FIELD',
      'EXTERNAL',
    ],
    [
      'a field that begins with another one',
      () => atTop(paragraph(mark('begin') + field('SET a "b"') + told('DDEAUTO c:\\a') + mark('end'))),
      'DAMAGED',
      'EXTERNAL',
    ],
    [
      'a field of the same space under another name',
      () => atTop(`<w:p><x:fldSimple xmlns:x="${W}" x:instr="DDEAUTO c:\\a"/></w:p>`),
      'DAMAGED',
      'unreadable',
    ],
    [
      'data that are asked for',
      () =>
        edited({
          'word/settings.xml': (xml) =>
            xml.replace(
              '</w:settings>',
              '<w:mailMerge><w:connectString w:val="x"/></w:mailMerge></w:settings>',
            ),
        }),
      'EXTERNAL',
      'EXTERNAL',
    ],
    [
      'another text than the one that is read',
      () =>
        edited({
          '_rels/.rels': (xml) => xml.replace('word/document.xml', 'word/other.xml'),
          'word/other.xml': `<w:document xmlns:w="${W}"><w:body/></w:document>`,
        }),
      'DAMAGED',
      'unreadable',
    ],
    [
      'a footer that is called a picture',
      () =>
        edited({
          'word/media/a.png': `<w:ftr xmlns:w="${W}">${paragraph(field('DDEAUTO c:\\a'))}</w:ftr>`,
          [RELS]: (xml) =>
            xml.replace(
              '</Relationships>',
              `<Relationship Id="rIdX" Type="${OFFICE}/footer" Target="media/a.png"/></Relationships>`,
            ),
        }),
      'DAMAGED',
      'unreadable',
    ],
    [
      'a macro in signs',
      () =>
        edited({
          '[Content_Types].xml': (xml) =>
            xml.replace(
              '</Types>',
              '<Override PartName="/word/a.xml" ContentType="application/vnd.ms-word.document.macro&#69;nabled.main+xml"/></Types>',
            ),
        }),
      'MACRO',
      'MACRO',
    ],
    ['a name with a backslash', () => edited({ 'word\\document.xml': '<a/>' }), 'DAMAGED', 'unreadable'],
    ['a part that is cut short', cutShort, 'NOT_A_TEMPLATE', 'unreadable'],
  ])('%s', async (_what, bytes, template, signed) => {
    expect([await asTemplate(bytes()), asSigned(bytes())]).toEqual([template, signed]);
  });
});

describe('W169: what is shown is what is compared', () => {
  const MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
  const added = (xml: string): string[] => paragraphsOf(atTop(xml)).slice(0, 2);
  const ways = (choice: string, fallback: string): string =>
    `<mc:AlternateContent ${MC}><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;

  it('a text between comments', () => {
    expect(added(`<!-- <w:del> -->${line('Chi 900 triệu')}<!-- </w:del> -->`)[0]).toBe('Chi 900 triệu');
  });

  it('a text for readers that know less; what stands twice is read once', () => {
    expect(added(ways('<w:p/>', line('Chi 900 triệu')))[0]).toBe('Chi 900 triệu');
    const twice = added(ways(line('Chi 900 triệu'), line('Chi 900 triệu')));
    expect(twice).toEqual(['Chi 900 triệu', expect.not.stringContaining('900')]);
  });

  it('words that are told not to be shown are words that were taken out', () => {
    const run = (vanish: string, words: string) => `<w:r><w:rPr>${vanish}</w:rPr><w:t>${words}</w:t></w:r>`;
    const shown = run('<w:vanish w:val="false"/>', ' triệu');
    expect(added(paragraph(run('', 'Chi 90') + run('<w:vanish/>', '0') + shown))[0]).toBe('Chi 90 triệu');
  });

  it('a note', () => {
    const noted = edited({
      'word/footnotes.xml': `<w:footnotes xmlns:w="${W}">${line('Trừ khu 3')}</w:footnotes>`,
    });
    expect(paragraphsOf(noted).at(-1)).toBe('Trừ khu 3');
  });
});
