import { PAPER_KINDS, PAPER_SYSTEMS } from '@doi-thoai/shared';
import { writeFileSync } from 'node:fs';
import { doTemplate } from './template.jobs.js';

const OF = PAPER_KINDS.flatMap((kind) => PAPER_SYSTEMS.map((system) => ({ kind, system })));

describe('W171: the sample template of each paper', () => {
  it.each(OF)('$kind of $system is taken as it is, and filled', async (of) => {
    const sample = await doTemplate({ act: 'sample', ...of });
    if (process.env.LOOK) writeFileSync(`${process.env.LOOK}/${of.kind}-${of.system}-sample.docx`, sample);
    const problems = JSON.parse((await doTemplate({ act: 'check', bytes: sample, ...of })).toString()) as unknown;
    expect(problems).toEqual([]);
    const filled = await doTemplate({ act: 'preview', bytes: sample, about: 'Mẫu 1', ...of });
    if (process.env.LOOK) writeFileSync(`${process.env.LOOK}/${of.kind}-${of.system}-filled.docx`, filled);
  });
});
