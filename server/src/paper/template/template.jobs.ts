import type { PaperKind, PaperSystem, TemplateProblem } from '@doi-thoai/shared';
import { templateProblems } from './check-template.js';
import { fillTemplate } from './fill-template.js';
import { openPackage } from './package.js';
import { sampleFilling } from './sample-paper.js';
import { sampleTemplate } from './sample.js';

/** For which papers a template is. */
export interface TemplateOf {
  kind: PaperKind;
  system: PaperSystem;
}

/** What is done with a template of somebody's, in a worker. */
export type TemplateJob =
  | ({ act: 'check'; bytes: Uint8Array } & TemplateOf)
  | ({ act: 'sample' } & TemplateOf)
  | ({ act: 'preview'; bytes: Uint8Array; about: string } & TemplateOf);

/** What a check found; null: it is no Word file. */
export type TemplateCheck = TemplateProblem[] | null;

/** A Word file; of a check, what it found, in JSON. */
export async function doTemplate(job: TemplateJob): Promise<Buffer> {
  switch (job.act) {
    case 'sample':
      return sampleTemplate(job.kind, job.system);
    case 'preview':
      return fillTemplate(job.bytes, sampleFilling(job.kind, job.system), job.about);
    case 'check':
      return Buffer.from(JSON.stringify(await check(job)));
  }
}

/** A file that passes was filled once: what the library cannot do with it is found out now, not on the day. */
async function check({ bytes, kind, system }: { bytes: Uint8Array } & TemplateOf): Promise<TemplateCheck> {
  const parts = openPackage(bytes);
  if (parts === 'NOT_A_TEMPLATE') return null;
  const none = { about: '', place: null, text: '' };
  if (parts === 'TOO_LARGE_INSIDE') return [{ ...none, problem: parts }];
  const problems = templateProblems(parts, kind);
  if (problems.length > 0) return problems;
  try {
    await fillTemplate(bytes, sampleFilling(kind, system), '');
    return [];
  } catch {
    return [{ ...none, problem: 'CANNOT_FILL' }];
  }
}
