import type {
  CommonSnapshot,
  Id,
  Payload,
  ReaderState,
  SubmissionView,
  TrackedLine,
} from '@doi-thoai/shared';
import { unzipSync } from 'fflate';
import { setTimeout as sleep } from 'node:timers/promises';
import { http } from '../support/driver.js';
import { Member } from './member.js';
import type { Played } from './player.js';
import type { Span } from './ledger.js';

/** One client as it stood at the end, and a newcomer in the same seat who only read the snapshot. */
export interface Witness {
  key: string;
  live: ReaderState;
  fresh: ReaderState;
  spans: readonly Span[];
}

/** An opinion without a name, as its author reads it back: with nothing but the receipt. */
export interface ReceiptLine {
  path: string;
  submissionId: Id;
  line: TrackedLine | null;
}

/** What the public interfaces tell of the finished meeting. */
export interface Evidence {
  /** The desk's snapshot, long texts whole. */
  desk: CommonSnapshot;
  journal: { head: number; hash: string; epoch: string };
  minutes: Uint8Array;
  /** The whole file of the meeting, as its organiser takes it: every paper, by path. Null: it was not asked for. */
  dossier: Record<string, Uint8Array> | null;
  witnesses: Witness[];
  /** What opens to whoever holds the receipt of an opinion without a name. */
  lines: ReceiptLine[];
}

const QUIET_MS = 1000;
const AT_ONCE = 8;

/** Reads everything that is judged afterwards, a quiet second after the last command. */
export async function gather(played: Played, { papers = true } = {}): Promise<Evidence> {
  await sleep(QUIET_MS);
  const { organiser } = played.meeting;
  const desk = await organiser.snapshot(0);
  await readWhole(desk, played);
  const minutes = await paper(played, 'papers/minutes.docx');
  const dossier = papers ? unzipSync(await paper(played, 'dossier')) : null;
  const { body: journal } = await organiser.get<Evidence['journal']>('journal');
  const witnesses = await inParallel([...played.members.values()], witness);
  const lines = await inParallel(receiptsOf(played), (one) => readBack(one, played));
  return { desk, journal, minutes, dossier, witnesses, lines };
}

/** Rows carry only the beginning of a long text. */
async function readWhole(desk: CommonSnapshot, { meeting }: Played): Promise<void> {
  const clipped = Object.values(desk.state.submissions).filter((one) => one.clipped);
  await inParallel(clipped, async ({ id }) => {
    const { body } = await meeting.organiser.get<SubmissionView>(`submissions/${id}`);
    desk.state.submissions[id] = body;
  });
}

type Receipt = Omit<ReceiptLine, 'line'> & { receipt: string };

function receiptsOf({ acks, notes }: Played): Receipt[] {
  const sealed = acks
    .filter((ack) => ack.name === 'submissions.submitConfidential')
    .map(({ path, payload }) => ({ path, ...(payload as Payload<'submissions.submitConfidential'>) }));
  const hidden = notes.map(({ path, opinion }) => ({ path, ...opinion }));
  return [...sealed, ...hidden].map(({ path, submissionId, receipt }) => ({ path, submissionId, receipt }));
}

async function readBack({ receipt, ...one }: Receipt, { meeting }: Played): Promise<ReceiptLine> {
  const { status, body } = await http<TrackedLine>(`${meeting.url}/api/track`, { body: { code: receipt } });
  return { ...one, line: status < 300 ? body : null };
}

async function paper({ meeting }: Played, path: string): Promise<Uint8Array> {
  const { url, id, organiser } = meeting;
  const { cookie, headers } = organiser;
  const response = await fetch(`${url}/api/meetings/${id}/${path}`, { headers: { ...headers, cookie } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function witness(member: Member): Promise<Witness> {
  const newcomer = new Member(member.key, member.person);
  await newcomer.enter();
  const live = member.state;
  await newcomer.reaches(live.head);
  const fresh = newcomer.state;
  newcomer.leave();
  return { key: member.key, live, fresh, spans: member.ledger.spans };
}

async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.map((item, index) => ({ item, index }));
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      results[next.index] = await work(next.item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
