import type { Id, SnapshotState } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { DemoStage } from './demo-stage.js';
import { PEOPLE } from './demo.people.js';
import { AGENDA_KEYS, TOPICS } from './demo.plan.js';
import { LATER_LINES } from './demo.words.js';

/** A turn that has run for longer looks forgotten. */
const OLD_TURN_MS = 8 * 60 * 1000;
/** Nobody did anything for longer: the meeting had a break. */
const PAUSE_MS = 20 * 60 * 1000;
/** Visitors who acted come back within a day, or not at all. */
const COMES_BACK_MS = 24 * 60 * 60 * 1000;
const ENOUGH_WAITING = 5;
const FORGOTTEN = 'Quên bấm kết thúc lượt phát biểu';

/** Who is who in a demonstration that exists already. Roles may have changed hands since. */
export function peopleOf(state: SnapshotState): Map<string, Id> {
  const rows = Object.values(state.participants);
  const people = new Map<string, Id>();
  for (const { key, name } of PEOPLE) {
    const found = rows.find((row) => row.name === name);
    if (found) people.set(key, found.id);
  }
  for (const [key, role] of [
    ['chair', 'CHAIR'],
    ['organiser', 'ORGANISER'],
  ] as const) {
    const found = rows.find((row) => row.role === role);
    if (found) people.set(key, found.id);
  }
  return people;
}

/** Whether visitors can still walk into this meeting while it is held. */
export function isAlive({ meeting, floor }: SnapshotState): boolean {
  return meeting?.phase === 'IN_SESSION' && !meeting.floorEnded && floor.ended.turns > 0;
}

/** When something happened last, and when a visitor acted last; null: nobody has. */
export interface LastEntries {
  any: number;
  visitor: number | null;
}

/**
 * Brings a demonstration that was left alone back to life: the forgotten turn ends when everybody left, then
 * there was a break, and now the next one speaks. What a visitor did stays as it was left: nobody else goes on in the
 * chair's name.
 */
export async function freshen(stage: DemoStage, last: LastEntries): Promise<void> {
  if (last.visitor !== null && stage.now() - last.visitor < COMES_BACK_MS) return;
  const { floor } = await stage.state();
  const since = floor.current?.startedAt ?? floor.current?.calledAt ?? 0;
  if (floor.current && stage.now() - since < OLD_TURN_MS) return;
  const quietMs = stage.now() - last.any;
  if (quietMs > PAUSE_MS) stage.rewind(quietMs / 1000 - 60);
  await endCurrent(stage);
  if (quietMs > PAUSE_MS) await openItem(stage, 'break');
  stage.secondsAgo(120);
  const { meeting } = await stage.state();
  if (meeting?.agenda[AGENDA_KEYS.indexOf('break')]?.id === meeting?.agendaItemId)
    await openItem(stage, 'talk2');
  if (meeting?.registrationOpen === false) await stage.do('chair', 'floor.openRegistration', {});
  await refill(stage);
  await callNext(stage);
}

async function endCurrent(stage: DemoStage): Promise<void> {
  const { floor } = await stage.state();
  const { current, version: seen } = floor;
  if (!current) return;
  const { id: turnId, startedAt, allottedSeconds } = current;
  if (startedAt === null) return void (await stage.do('chair', 'floor.absent', { turnId, seen }));
  await stage.do('chair', 'floor.end', { turnId, interrupted: false, reason: '', seen });
  if (stage.now() - startedAt < PAUSE_MS) return;
  const endedAt = startedAt + allottedSeconds * 800;
  await stage.do('secretary', 'floor.correctTimes', { turnId, startedAt, endedAt, reason: FORGOTTEN });
}

async function openItem(stage: DemoStage, key: string): Promise<void> {
  const { meeting } = await stage.state();
  const item = meeting?.agenda[AGENDA_KEYS.indexOf(key)];
  if (!meeting || !item || item.id === meeting.agendaItemId) return;
  const payload = { phase: 'IN_SESSION' as const, agendaItemId: item.id, seen: meeting.version };
  await stage.do('chair', 'meeting.openPhase', payload);
}

async function refill(stage: DemoStage): Promise<void> {
  const { floor, requests, meeting } = await stage.state();
  const waiting = new Set(floor.queue.map((id) => requests[id]?.participantId));
  let missing = ENOUGH_WAITING + 1 - floor.queue.length;
  for (const { by, topic, line } of LATER_LINES) {
    if (missing <= 0) return;
    if (waiting.has(stage.person(by))) continue;
    const topicId =
      meeting?.topics.find((one) => one.name === TOPICS[topic])?.id ?? meeting?.topics[0]?.id ?? '';
    const words = { topicId, line, type: 'OPINION' as const, submissionId: null };
    await stage.do(by, 'floor.request', { requestId: makeId(), ...words });
    missing -= 1;
  }
}

async function callNext(stage: DemoStage): Promise<void> {
  const { floor } = await stage.state();
  const requestId = floor.queue[0];
  if (requestId === undefined) return;
  const { turnId } = await stage.do('chair', 'floor.call', { requestId, seen: floor.version });
  stage.secondsAgo(100);
  await stage.do('chair', 'floor.start', { turnId, seen: await stage.floorVersion() });
}
