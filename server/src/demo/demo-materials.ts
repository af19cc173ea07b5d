import type { MaterialReaders, MeetingPlan } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { strToU8, zipSync } from 'fflate';
import type { DemoStage } from './demo-stage.js';

interface DemoMaterial {
  title: string;
  presenter: string;
  readers: MaterialReaders;
  /** Of the item with this title; of the whole meeting without. */
  item?: string;
  /** Lines of each version, and the name of its file. */
  versions: { name: string; lines: string[] }[];
}

/** The report in a first and a corrected version, and what responders alone read. */
function materialsOf({ report, agenda, topics }: MeetingPlan): DemoMaterial[] {
  const figures = report.figures.map(({ label, value, unit }) => `${label}: ${value} ${unit}.`);
  const groups = topics.filter(({ other }) => !other).map(({ name }, index) => `${index + 1}. ${name}.`);
  return [
    {
      ...{ title: report.title, presenter: report.presenter, readers: 'EVERYONE' },
      item: agenda.find(({ kind }) => kind === 'REPORT')?.title,
      versions: [
        { name: 'Báo cáo đề dẫn (dự thảo).docx', lines: figures.slice(0, 3) },
        { name: 'Báo cáo đề dẫn.docx', lines: figures },
      ],
    },
    {
      ...{ title: 'Gợi ý chuẩn bị trả lời theo nhóm vấn đề', presenter: '', readers: 'TABLE' },
      versions: [{ name: 'Gợi ý trả lời.docx', lines: groups }],
    },
  ];
}

/** The secretary hands them out; in invented words, as everything here. */
export async function handMaterials(stage: DemoStage, plan: MeetingPlan): Promise<void> {
  for (const { title, presenter, readers, item, versions } of materialsOf(plan)) {
    const materialId = makeId();
    const agendaItemId = plan.agenda.find((one) => one.title === item)?.id ?? null;
    await stage.do('secretary', 'materials.add', { materialId, agendaItemId, title, presenter, readers });
    for (const { name, lines } of versions) {
      await stage.bring('secretary', materialId, { name, type: DOCX }, wordFile(title, lines));
    }
  }
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** The smallest Word file there is: whoever starts a demonstration waits for it. */
function wordFile(title: string, lines: readonly string[]): Buffer {
  const type = (words: string): string => `ContentType="application/vnd.openxmlformats-${words}+xml"`;
  const types = [
    `<Default Extension="rels" ${type('package.relationships')}/>`,
    `<Override PartName="/word/document.xml" ${type('officedocument.wordprocessingml.document.main')}/>`,
  ];
  const paragraphs = [title, ...lines].map((text) => `<w:p><w:r><w:t>${escaped(text)}</w:t></w:r></w:p>`);
  const files = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types">${types.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${WORD}"><w:body>${paragraphs.join('')}</w:body></w:document>`,
  };
  const parts = Object.entries(files).map(([name, xml]) => [name, strToU8(`${XML}${xml}`)]);
  return Buffer.from(zipSync(Object.fromEntries(parts) as Record<string, Uint8Array>));
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
