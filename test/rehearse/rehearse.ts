import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Scenario, ScenarioExpect } from '../scenarios/scenario.js';
import { duplicates, gaps, lostAcks } from './checks.js';
import { papersIn, unlisted } from './dossier.js';
import type { Evidence } from './evidence.js';
import { gather } from './evidence.js';
import { checkMinutes } from './paper.js';
import type { Played, PlayOptions } from './player.js';
import { Player } from './player.js';
import { recount, unexpectedCounts, withoutDays } from './recount.js';
import { brokenLines } from './weeks.js';

/** `summary.json`. Counting rules: domain.md 6; no two counts are ever added. */
export interface Summary extends ScenarioExpect {
  journalHead: number;
  /** SHA-256 of the chain at `journalHead`, in hex: as printed in the minutes and as the server tells it. */
  journalHash: string;
  lostAcks: number;
  duplicates: number;
  gaps: number;
  papers: { file: string; bytes: number; numbersCompared: number; numbersWrong: number }[];
}

export interface Rehearsal {
  summary: Summary;
  /** What did not come out right, in words; empty when the rehearsal is good. */
  failures: string[];
  minutes: Uint8Array;
  dossier: Evidence['dossier'];
}

export const MINUTES_FILE = 'minutes.docx';
const DOSSIER_FOLDER = 'dossier';

/** Plays a meeting and judges what is left of it. Throws when it cannot be played to its end. */
export async function rehearse(scenario: Scenario, options: PlayOptions): Promise<Rehearsal> {
  const player = new Player(scenario, options);
  try {
    const played = await player.play();
    options.log('Comparing what everybody knows …');
    return judge(played, await gather(played));
  } finally {
    player.close();
  }
}

/** Pure: the same evidence gives the same judgement. */
export function judge(played: Omit<Played, 'members' | 'meeting'>, evidence: Evidence): Rehearsal {
  const { scenario, today, daysPass } = played;
  const expected = daysPass ? scenario.expect : withoutDays(scenario.expect);
  const counts = recount(evidence.desk.state, today);
  const lost = lostAcks(played, evidence);
  const doubled = duplicates(played, evidence);
  const missed = gaps(evidence);
  const paper = checkMinutes(evidence.minutes, evidence);
  const { head, hash } = evidence.journal;
  const summary: Summary = {
    ...counts,
    journalHead: head,
    journalHash: hash,
    lostAcks: lost.length,
    duplicates: doubled.length,
    gaps: missed.length,
    papers: [
      {
        file: MINUTES_FILE,
        bytes: evidence.minutes.byteLength,
        numbersCompared: paper.compared,
        numbersWrong: paper.wrong.length,
      },
      ...papersIn(evidence.dossier),
    ],
  };
  const failures = [
    ...unexpectedCounts(counts, expected),
    ...lost.map((one) => `lost: ${one}`),
    ...doubled.map((one) => `doubled: ${one}`),
    ...missed.map((one) => `missing: ${one}`),
    ...brokenLines(played, evidence).map((one) => `line: ${one}`),
    ...paper.wrong,
    ...unlisted(evidence.dossier, scenario.bodies),
  ];
  return { summary, failures, minutes: evidence.minutes, dossier: evidence.dossier };
}

/** Writes summary and papers side by side. */
export async function writeOut(folder: string, { summary, minutes, dossier }: Rehearsal): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  await writeFile(join(folder, MINUTES_FILE), minutes);
  for (const [path, bytes] of Object.entries(dossier ?? {})) {
    const file = join(folder, DOSSIER_FOLDER, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}
