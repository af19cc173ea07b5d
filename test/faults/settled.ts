import type { CommonSnapshot, SnapshotState } from '@doi-thoai/shared';
import { isDeepStrictEqual } from 'node:util';
import { doubled, gaps, lostAcks, savedTexts } from './checks.js';
import { verifyChain } from './chain.js';
import { compareCounters, compareWithFresh, difference, recount } from './convergence.js';
import type { Crowd, Device } from './crowd.js';
import type { Violation } from './figure.js';
import { readStored } from './journal.js';
import type { Stored } from './journal.js';
import { eventually } from './wait.js';

/** The journal at rest, and a desk's snapshot of the same head. */
export interface AtRest {
  stored: Stored;
  desk: SnapshotState;
}

/** Waits until everything was sent, answered and seen by every client; says who has not come so far. */
export async function comeToRest(crowd: Crowd, ms: number): Promise<Violation[]> {
  if (await eventually(() => crowd.connected() && crowd.drained(), ms)) return [];
  const late = crowd.all.filter(
    ({ client }) => client.status !== 'CONNECTED' || client.outbox.list().length > 0,
  );
  return late.map(({ name, client }) => ({
    rule: 'stuck',
    about: `${name} is ${client.status} with ${client.outbox.list().length} in the outbox`,
  }));
}

export async function readAtRest(crowd: Crowd): Promise<AtRest> {
  const { hall } = crowd;
  const stored = await readStored(hall.house.server.databaseUrl, hall.meetingId);
  const { state } = await hall.secretary.snapshot(stored.head.seq);
  return { stored, desk: state };
}

/** R1's own promises about what the devices sent and what the server has. */
export function kept(crowd: Crowd, { stored, desk }: AtRest): Violation[] {
  const evidence = { issued: [...crowd.ledger.issued.values()], texts: crowd.ledger.texts, stored, desk };
  return [
    ...lostAcks(evidence),
    ...doubled(evidence),
    ...savedTexts(evidence),
    ...verifyChain(stored),
    ...crowd.all.flatMap(({ lived }) => gaps(lived, stored.entries)),
  ];
}

/** R5: everybody at the journal's head; five readers against a newcomer of theirs, every phone against its rows. */
export async function converged(crowd: Crowd, { stored, desk }: AtRest): Promise<Violation[]> {
  const { seq } = stored.head;
  const level = ({ client }: Device): boolean => client.store.state.head === seq;
  await eventually(() => crowd.all.every(level), 5000);
  const behind = crowd.all.filter((one) => !level(one));
  const counters = recount(desk, crowd.online);
  const fresh = await Promise.all(crowd.witnesses.map(compareWithFresh));
  const everyone = await crowd.hall.delegates[0]?.snapshot(seq);
  return [
    ...behind.map(({ name, client }): Violation => {
      return { rule: 'stuck', about: `${name} stands at ${client.store.state.head}, the journal at ${seq}` };
    }),
    ...fresh.flat(),
    ...(everyone ? crowd.phones.flatMap((phone) => phoneDiffers(phone, everyone, desk)) : []),
    ...(await compareCounters(crowd.all, counters)),
  ];
}

/** A phone knows what all know, and its own rows. */
function phoneDiffers(phone: Device, everyone: CommonSnapshot, desk: SnapshotState): Violation[] {
  const { state } = phone.client.store;
  const mine = phone.person.participantId;
  const own = <T>(rows: Record<string, T>, isOwn: (row: T) => boolean): Record<string, T> =>
    Object.fromEntries(Object.entries(rows).filter(([, row]) => isOwn(row)));
  const { meeting, floor, screen, published } = everyone.state;
  const expected = {
    meeting,
    floor,
    screen,
    published,
    submissions: own(desk.submissions, (row) => row.authorId === mine),
    requests: own(desk.requests, (row) => row.participantId === mine),
  };
  const { meeting: m, floor: f, screen: s, published: p, submissions, requests } = state;
  const known = { meeting: m, floor: f, screen: s, published: p, submissions, requests };
  if (isDeepStrictEqual(known, expected)) return [];
  return [
    { rule: 'diverged', about: `${phone.name}: live against snapshot at ${difference(known, expected)}` },
  ];
}
