import type { TemplateProblem } from '@doi-thoai/shared';
import { strToU8, zipSync } from 'fflate';
import { editTemplate, relationship, type Bytes, type Edit, type Edits } from '../testing/template-edit.js';
import { doTemplate } from './template.jobs.js';

const NOTICE = { kind: 'NOTICE', system: 'STATE' } as const;
const DOCUMENT = 'word/document.xml';
const RELS = 'word/_rels/document.xml.rels';

let sample: Buffer;
beforeAll(async () => {
  sample = await doTemplate({ act: 'sample', ...NOTICE });
});

async function problems(bytes: Uint8Array): Promise<TemplateProblem[]> {
  const told = await doTemplate({ act: 'check', bytes, ...NOTICE });
  return JSON.parse(told.toString()) as TemplateProblem[];
}

const edited = (edits: Edits): Bytes => editTemplate(sample, edits);
const atTop = (xml: string): Bytes =>
  edited({ [DOCUMENT]: (there) => there.replace('<w:body>', `<w:body>${xml}`) });

const TYPES = '[Content_Types].xml';
const override =
  (name: string, type: string): Edit =>
  (xml) =>
    xml.replace('</Types>', `<Override PartName="/${name}" ContentType="${type}"/></Types>`);

describe('W172: what no template may bring', () => {
  it.each<[string, () => Uint8Array, Partial<TemplateProblem>]>([
    [
      'a macro',
      () => edited({ 'word/vbaProject.bin': 'x' }),
      { problem: 'MACRO', about: 'word/vbaProject.bin' },
    ],
    [
      'the type of a document with macros',
      () =>
        edited({
          [TYPES]: (xml) =>
            xml.replace(
              'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
              'application/vnd.ms-word.document.macroEnabled.main+xml',
            ),
        }),
      { problem: 'MACRO' },
    ],
    [
      'a picture from elsewhere',
      () => edited({ [RELS]: relationship('image', 'https://example.com/a.png') }),
      { problem: 'EXTERNAL', text: 'https://example.com/a.png' },
    ],
    [
      'a template from elsewhere',
      () => edited({ [RELS]: relationship('attachedTemplate', 'file:///C:/x.dotm') }),
      { problem: 'EXTERNAL' },
    ],
    [
      'a link that is no page',
      () => edited({ [RELS]: relationship('hyperlink', 'file:///etc/passwd') }),
      { problem: 'EXTERNAL' },
    ],
    [
      'an embedded object',
      () => edited({ 'word/embeddings/oleObject1.bin': 'x' }),
      { problem: 'EMBEDDED', about: 'word/embeddings/oleObject1.bin' },
    ],
    [
      'an object in the text',
      () => atTop('<w:p><w:r><w:object/></w:r></w:p>'),
      { problem: 'EMBEDDED', text: 'w:object' },
    ],
    [
      'another document in the text',
      () =>
        edited({
          [TYPES]: override('word/x.xml', 'text/html'),
          [DOCUMENT]: (xml) => xml.replace('<w:body>', '<w:body><w:altChunk r:id="rId1"/>'),
        }),
      { problem: 'EMBEDDED', text: 'w:altChunk' },
    ],
    [
      'a field that fetches, split over runs',
      () =>
        atTop(
          '<w:p><w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "http://x"</w:instrText></w:r></w:p>',
        ),
      { problem: 'ACTIVE_FIELD' },
    ],
    [
      'entities of its own',
      () =>
        edited({
          [DOCUMENT]: (xml) =>
            xml.replace('<w:document', '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document'),
        }),
      { problem: 'DOCTYPE', about: DOCUMENT },
    ],
    [
      'XML that is none',
      () => edited({ 'word/footer1.xml': '<w:ftr><w:p></w:ftr>' }),
      { problem: 'DAMAGED', about: 'word/footer1.xml' },
    ],
    [
      'a gigabyte in a few bytes',
      () => edited({ 'word/media/a.png': new Uint8Array(40 * 1024 * 1024) }),
      { problem: 'TOO_LARGE_INSIDE' },
    ],
    [
      'thousands of elements inside each other',
      () => atTop('<w:sdt>'.repeat(5000) + '</w:sdt>'.repeat(5000)),
      { problem: 'DAMAGED', about: DOCUMENT },
    ],
  ])('%s', async (_what, bytes, problem) => {
    expect(await problems(bytes())).toContainEqual(expect.objectContaining(problem));
  });

  it.each([
    ['a text', Buffer.from('Thông báo')],
    [
      'a workbook',
      Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<x/>'), [TYPES]: strToU8('<Types/>') })),
    ],
    ['half of a file', null],
  ])('%s is no Word file', async (_what, bytes) => {
    expect(await problems(bytes ?? sample.subarray(0, sample.length / 2))).toBeNull();
  });

  it('a link to a page may stand in it', async () => {
    expect(await problems(edited({ [RELS]: relationship('hyperlink', 'https://example.com/') }))).toEqual([]);
  });
});
