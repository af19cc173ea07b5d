import { makeId } from '@doi-thoai/shared';
import { connected, createMeeting } from '../support/driver.js';
import type { Meeting, Person } from '../support/driver.js';
import { samplePlan } from '../support/plan.js';
import { figureOf, inPairs, median } from './figures.js';
import type { Effort, Figure, Sample } from './figures.js';
import { openHall } from './hall.js';
import type { BenchDatabase, Hall } from './hall.js';

/** The cached common part lives 500 ms: waiting longer makes every read a cold one. */
const CACHE_MS = 600;
const READS = 5;

/** A meeting with `count` opinions, 25 of them published, and one delegate with five own ones. */
export async function meetingWith(
  hall: Hall,
  count: number,
): Promise<{ meeting: Meeting; delegate: Person; desk: Person }> {
  const meeting = await createMeeting(hall.url, hall.staffCookie, samplePlan());
  await meeting.openPhase(meeting.organiser, 'COLLECTING');
  const chair = await meeting.join('CHAIR', 'Chủ trì');
  const desk = await meeting.join('SECRETARY', 'Thư ký');
  const delegate = await meeting.join('DELEGATE', 'Người đọc');
  const others = await Promise.all(
    Array.from({ length: 20 }, (_, i) => meeting.join('DELEGATE', `Đại biểu ${i}`)),
  );
  const published: string[] = [];
  const write = async (person: Person, i: number): Promise<void> => {
    const submissionId = makeId();
    const words = { summary: `Ý kiến số ${i}`, text: `Nội dung của ý kiến số ${i}. `.repeat(8) };
    const base = { submissionId, disclosure: 'NAMED', kind: 'OPINION', topicId: meeting.topic(0) } as const;
    await person.do('submissions.submit', { ...base, ...words, writtenAt: Date.now() });
    if (published.length < 25) published.push(submissionId);
  };
  for (let i = 0; i < Math.min(5, count); i += 1) await write(delegate, i);
  let next = Math.min(5, count);
  const worker = async (person: Person): Promise<void> => {
    while (next < count) await write(person, next++);
  };
  await Promise.all(others.map(worker));
  const rows = (await chair.snapshot()).state.submissions;
  for (const submissionId of published) {
    const seen = rows[submissionId]?.version ?? 0;
    const approved = await desk.issue('submissions.approve', { submissionId, seen });
    if (!approved.ok) throw new Error(approved.code);
    await chair.do('submissions.publish', { submissionId, seen: approved.seq });
  }
  return { meeting, delegate, desk };
}

/** Connect, hello, personal part and cold common part, until the state is there; bytes as they travel. */
async function join(delegate: Person): Promise<{ ms: number; bytes: number }> {
  await new Promise((resolve) => setTimeout(resolve, CACHE_MS));
  const path = `${delegate.url}/api/meetings/${delegate.meetingId}/snapshot?min=0`;
  const headers = { ...delegate.headers, cookie: delegate.cookie, 'accept-encoding': 'gzip' };
  const began = performance.now();
  const client = await connected(delegate);
  const ms = performance.now() - began;
  const personal = JSON.stringify(client.store.state.submissions).length;
  delegate.close();
  const head = await fetch(path, { headers });
  await head.arrayBuffer();
  const bytes = Number(head.headers.get('content-length') ?? 0);
  return { ms, bytes: bytes + personal };
}

async function sample(delegate: Person): Promise<Sample> {
  const times: number[] = [];
  let bytes = 0;
  for (let i = 0; i < READS; i += 1) {
    const one = await join(delegate);
    times.push(one.ms);
    bytes = one.bytes;
  }
  return { value: median(times), detail: { bytes } };
}

/** The delegate's snapshot at 10,000 opinions against 10: bounded state, so neither time nor bytes may grow. */
export async function p12(database: BenchDatabase, effort: Effort): Promise<Figure> {
  const many = effort.quick ? 1000 : 10_000;
  const hall = await openHall('product', database, 1);
  try {
    const large = await meetingWith(hall, many);
    const small = await meetingWith(hall, 10);
    const measured = await inPairs(
      effort,
      () => sample(large.delegate),
      () => sample(small.delegate),
    );
    const head = {
      id: 'P12',
      title: `delegate's snapshot at ${many} opinions / at 10 (time; bytes beside it, at most 8 KB gz)`,
      goal: 1.2,
      better: 'less',
    } as const;
    const figure = figureOf(head, measured, { opinions: many, bytesGoal: 8192 });
    const bytes = Number(figure.detail['product.bytes']) / Number(figure.detail['baseline.bytes']);
    return { ...figure, detail: { ...figure.detail, bytesRatio: Math.round(bytes * 1000) / 1000 } };
  } finally {
    await hall.stop();
  }
}
