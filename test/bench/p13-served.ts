import { progress } from './figures.js';
import type { Effort, Figure } from './figures.js';
import { openHall } from './hall.js';
import type { BenchDatabase } from './hall.js';
import { fillMeeting } from './meeting-of-rows.js';
import type { PaperLoad, PaperMade } from './papers-load.js';

type Wanted = [paper: PaperLoad['paper'], format: PaperLoad['format']];

const QUICK: Wanted[] = [
  ['SHELF', 'docx'],
  ['OPINIONS', 'xlsx'],
  ['ACCEPTANCE', 'xlsx'],
  ['ACCEPTANCE', 'docx'],
  ['TASKS', 'docx'],
  ['MINUTES', 'docx'],
  ['NOTICE', 'docx'],
];
const LONG: Wanted[] = [
  ['OPINIONS', 'pdf'],
  ['ACCEPTANCE', 'pdf'],
  ['MINUTES', 'pdf'],
  ['NOTICE', 'pdf'],
  ['DOSSIER', 'zip'],
];

/** Papers by the running server's own services, from the reading on: how long its loop is held up by the worst of them. */
export async function p13Served(database: BenchDatabase, effort: Effort): Promise<Figure> {
  const rows = effort.quick ? 500 : 10_000;
  const hall = await openHall('product', database, 1000, ['--expose-gc']);
  const detail: Figure['detail'] = { rows };
  const stalls: number[] = [];
  try {
    const meetingId = hall.meeting.id;
    const topicIds = [0, 1, 2].map((place) => hall.meeting.topic(place));
    const responderId = hall.seats[0]!.participantId;
    await fillMeeting(hall.databaseUrl, { meetingId, topicIds, responderId, rows });
    for (const [paper, format] of effort.quick ? QUICK : [...QUICK, ...LONG]) {
      const made = await hall.server.ask<PaperMade>({ ask: 'paper', meetingId, paper, format });
      progress(`  ${paper} ${format}: ${JSON.stringify(made)}`);
      stalls.push(made.stalled);
      for (const [key, told] of Object.entries(made))
        detail[`${paper}.${format}.${key}`] = Math.round(told as number);
    }
  } finally {
    await hall.stop();
  }
  const worst = Math.round(Math.max(...stalls));
  return {
    ...{ id: 'P13-SERVED', goal: 50, better: 'less', value: worst, max: worst, pairs: 1 },
    title: `papers of ${rows} opinions by the server's services: the longest that its loop was held up, ms`,
    min: Math.round(Math.min(...stalls)),
    detail,
  };
}
