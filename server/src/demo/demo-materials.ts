import type { MaterialReaders, MeetingPlan } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
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
      await stage.bring('secretary', materialId, name, await wordFile(title, lines));
    }
  }
}

function wordFile(title: string, lines: readonly string[]): Promise<Buffer> {
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
    ...lines.map((text) => new Paragraph({ text })),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}
