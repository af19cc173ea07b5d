import type { Accepted, SnapshotState, SubmissionView } from '@doi-thoai/shared';
import { emptySnapshot } from '@doi-thoai/shared';
import { createHash } from 'node:crypto';
import { verifyChain } from './chain.js';
import type { Evidence } from './checks.js';
import { doubled, equalAnswers, gaps, lostAcks, savedTexts } from './checks.js';
import type { CloseRound, Sent } from './close-checks.js';
import { bites, lateAccepted, wronglyRefused } from './close-checks.js';
import { difference, recount, sameCounters } from './convergence.js';
import type { Violation } from './figure.js';
import type { Entry, Stored } from './journal.js';
import type { Lived, Move } from './watch.js';

const STREAM = 'a0000000-0000-4000-8000-000000000000';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const rules = (violations: Violation[]): string[] => violations.map((one) => one.rule);

type Draft = Partial<Pick<Entry, 'commandId' | 'command' | 'audience' | 'type' | 'body' | 'words'>>;

/** A chained journal, written by the rules of the protocol and not by the verifier's code. */
function journal(drafts: readonly Draft[]): Stored {
  let hash = sha256(STREAM);
  const entries = drafts.map((draft, i): Entry => {
    const salt = 'ab'.repeat(16);
    const words = draft.words ?? `{"summary":"${i}"}`;
    const entry = {
      seq: i + 1,
      atMs: 1_700_000_000_000 + i,
      commandId: draft.commandId ?? `command ${i + 1}`,
      command: draft.command ?? 'submissions.submit',
      actorId: null,
      audience: draft.audience ?? 'chair,desk,participant:me',
      type: draft.type ?? 'submissions.changed',
      body: draft.body ?? JSON.stringify({ id: `opinion ${i + 1}` }),
      contentHash: sha256(salt + words),
      salt,
      words,
    };
    const { seq, atMs, commandId, command, audience, type, contentHash, body } = entry;
    hash = sha256(
      `${hash}\n${STREAM}\n${seq}\n${atMs}\n${commandId}\n${command}\n\n${audience}\n${type}\n${contentHash}\n${body}`,
    );
    return { ...entry, hash };
  });
  const head = { seq: entries.length, hash };
  return { streamId: STREAM, head, entries, answers: new Map(), submissions: [], requests: [] };
}

const ok = (seq: number): Accepted => ({ ok: true, seq, result: null });

/** Two opinions, sent, acknowledged and kept as they should be. */
function evidence(): Evidence & { desk: SnapshotState } {
  const stored = journal([{}, {}]);
  const desk = emptySnapshot();
  const numbers = [1, 2];
  const issued = numbers.map((n) => {
    const payload = { submissionId: `opinion ${n}`, summary: `Ý kiến ${n}` };
    stored.answers.set(`command ${n}`, { answer: JSON.stringify(ok(n)), batch: n });
    stored.submissions.push({ id: payload.submissionId, summary: payload.summary });
    desk.submissions[payload.submissionId] = {
      id: payload.submissionId,
      summary: payload.summary,
    } as SubmissionView;
    return { id: `command ${n}`, name: 'submissions.submit' as const, payload, sent: 1, answers: [ok(n)] };
  });
  return { issued, texts: issued.map((one) => one.payload), stored, desk };
}

function all(found: Evidence): string[] {
  return rules([...lostAcks(found), ...doubled(found), ...savedTexts(found), ...verifyChain(found.stored)]);
}

describe('nothing acknowledged is lost', () => {
  it('what was kept as it should be is no violation', () => expect(all(evidence())).toEqual([]));

  it('an acknowledged opinion that is not at the desk is lost', () => {
    const found = evidence();
    delete found.desk.submissions['opinion 2'];
    expect(rules(lostAcks(found))).toEqual(['lost']);
    expect(rules(savedTexts(found))).toEqual(['text']);
  });

  it('an acknowledged command without an entry, without a stored answer or with another one is lost', () => {
    const withoutEntry = evidence();
    withoutEntry.stored.entries.pop();
    expect(rules(lostAcks(withoutEntry))).toEqual(['lost']);
    const withoutAnswer = evidence();
    withoutAnswer.stored.answers.delete('command 1');
    expect(rules(lostAcks(withoutAnswer))).toEqual(['lost']);
    const otherAnswer = evidence();
    otherAnswer.stored.answers.set('command 1', { answer: JSON.stringify(ok(9)), batch: 1 });
    expect(rules(lostAcks(otherAnswer))).toEqual(['lost']);
  });

  it('a refusal that left an entry behind is a violation', () => {
    const found = evidence();
    const refusal = { ok: false, code: 'INTAKE_CLOSED', details: {} } as const;
    found.stored.answers.set('command 1', { answer: JSON.stringify(refusal), batch: 1 });
    const [first] = found.issued;
    if (first) first.answers = [refusal];
    expect(rules(lostAcks(found))).toEqual(['lost']);
  });
});

describe('nothing happens twice', () => {
  it('one command with two runs of entries, and one row made twice, are doubled', () => {
    const found = evidence();
    const again = { commandId: 'command 1', body: JSON.stringify({ id: 'opinion 1' }) };
    const stored = { ...journal([{}, {}, again]), answers: found.stored.answers };
    expect(rules(doubled({ ...found, stored }))).toEqual(['doubled', 'doubled']);
  });

  it('a text that arrived under a second id is doubled', () => {
    const found = evidence();
    found.stored.submissions.push({ id: 'another', summary: 'Ý kiến 1' });
    expect(rules(savedTexts(found))).toEqual(['text']);
  });

  it('two answers to one command must be equal', () => {
    const found = evidence();
    found.issued[0]?.answers.push(ok(7));
    expect(rules(doubled(found))).toEqual(['unequal']);
    expect(rules(equalAnswers('x', [ok(1), ok(1), ok(2)], JSON.stringify(ok(1))))).toEqual(['unequal']);
    expect(equalAnswers('x', [ok(1), ok(1), ok(1)], JSON.stringify(ok(1)))).toEqual([]);
    expect(rules(equalAnswers('x', [ok(1)], undefined))).toEqual(['unequal']);
  });
});

describe('a client that accepts a frame has everything before it', () => {
  const frame = (before: number, from: number, to: number): Move => {
    return { kind: 'frame', before, from, to, outcome: 'applied' };
  };
  const lived = (moves: Move[], seen: number[], head: number): Lived => {
    const audiences = ['everyone', 'participant:me'];
    const start: Move = { kind: 'snapshot', head: 1, personalHead: 1 };
    return { name: 'phone', audiences, moves: [start, ...moves], seen: new Set(seen), head };
  };
  const { entries } = journal([{}, {}, { audience: 'everyone' }, { audience: 'desk' }]);

  it('dense frames with every entry of its own are no violation', () => {
    expect(gaps(lived([frame(1, 1, 2), frame(2, 2, 4)], [2, 3], 4), entries)).toEqual([]);
  });

  it('a frame that begins after the head is a gap, whether it was applied or not', () => {
    const applied = lived([frame(1, 1, 2), frame(2, 3, 4)], [2, 3], 4);
    expect(rules(gaps(applied, entries))).toEqual(['gap']);
    const refused = lived([{ kind: 'frame', before: 1, from: 2, to: 4, outcome: 'gap' }], [], 1);
    expect(rules(gaps(refused, entries))).toEqual(['gap']);
  });

  it('a head that moved without a frame is a gap', () => {
    expect(rules(gaps(lived([frame(1, 1, 2), frame(3, 3, 4)], [2, 3], 4), entries))).toEqual(['gap']);
  });

  it('a personal entry that never came is a gap, and so is one that was for others', () => {
    expect(rules(gaps(lived([frame(1, 1, 4)], [3], 4), entries))).toEqual(['gap']);
    expect(rules(gaps(lived([frame(1, 1, 4)], [2, 3, 4], 4), entries))).toEqual(['gap']);
  });
});

describe('the chain verifies from its beginning to its head', () => {
  const edited = (change: (entries: Entry[]) => void): string[] => {
    const stored = journal([{}, {}, {}, {}]);
    change(stored.entries);
    return verifyChain(stored).map((one) => one.about);
  };
  const change = (at: number, to: Partial<Entry>) => (entries: Entry[]) =>
    void Object.assign(entries[at] ?? {}, to);

  it('names the first bad entry of an edit, a deletion, a swap and a truncation', () => {
    expect(edited(() => undefined)).toEqual([]);
    expect(edited(change(2, { body: '{"id":"other"}' }))).toEqual(['hash of entry 3']);
    expect(edited(change(1, { words: '{"summary":"other"}' }))).toEqual(['content of entry 2']);
    expect(edited((entries) => void entries.splice(1, 1))[0]).toContain('entry 2 is missing');
    expect(edited((entries) => void entries.reverse())[0]).toContain('entry 1 is missing');
    expect(edited((entries) => void entries.pop())[0]).toContain('head 4');
  });

  it('a purged content is no break', () => {
    expect(edited(change(1, { words: null, salt: null }))).toEqual([]);
  });
});

describe('none accepted after the close', () => {
  const state = (intakeOpen: boolean): Draft => {
    return { type: 'meeting.state', command: 'submissions.close', body: JSON.stringify({ intakeOpen }) };
  };

  it('submissions before the close and after the next opening are right', () => {
    expect(lateAccepted(journal([state(true), {}, state(false), state(true), {}]).entries)).toEqual([]);
  });

  it('one between the close and the opening is late', () => {
    const { entries } = journal([state(true), {}, state(false), {}, state(true)]);
    expect(lateAccepted(entries)).toMatchObject([
      { rule: 'late', about: expect.stringContaining('entry 4') as string },
    ]);
  });
});

describe('none wrongly refused before the close', () => {
  const accepted = (id: string, socket: number, sentAt: number, answeredAt: number, batch: number): Sent => {
    return { id, socket, sentAt, answeredAt, batch, accepted: true, code: null };
  };
  const refused = (...place: Parameters<typeof accepted>): Sent => {
    return { ...accepted(...place), accepted: false, code: 'INTAKE_CLOSED' };
  };
  const round = (sent: Sent[]): CloseRound => ({ close: { id: 'close', sentAt: 10, batch: 5 }, sent });
  const judge = (...sent: Sent[]): string[] => rules(wronglyRefused(round(sent)));

  it('accepted before and refused after, in the same batch or a later one, is right', () => {
    const sent = [accepted('a', 0, 1, 20, 4), accepted('b', 1, 11, 21, 5), refused('c', 1, 12, 22, 5)];
    expect(judge(...sent, refused('d', 2, 13, 30, 6))).toEqual([]);
    expect(bites(round(sent))).toBe(true);
  });

  it('a refusal in a batch before the close, or before one that still accepted, is wrong', () => {
    expect(judge(refused('a', 0, 1, 20, 4))).toEqual(['wronglyRefused']);
    expect(judge(refused('a', 0, 1, 20, 5), accepted('b', 1, 2, 21, 6))).toEqual(['wronglyRefused']);
  });

  it('a refusal that was answered before the close was sent is wrong', () => {
    expect(judge(refused('a', 0, 1, 9, 5))).toEqual(['wronglyRefused']);
  });

  it('a refusal answered before something that was still accepted had been sent is wrong', () => {
    expect(judge(refused('a', 0, 1, 11, 5), accepted('b', 1, 12, 20, 5))).toEqual(['wronglyRefused']);
  });

  it('a refusal with a later accepted one on the same socket is wrong', () => {
    expect(judge(refused('a', 3, 11, 20, 5), accepted('b', 3, 12, 21, 5))).toEqual(['wronglyRefused']);
  });

  it('another refusal than INTAKE_CLOSED is wrong, and a round without both does not count', () => {
    expect(judge({ ...refused('a', 0, 11, 20, 6), code: 'BUSY' })).toEqual(['wronglyRefused']);
    expect(bites(round([accepted('a', 0, 1, 20, 4)]))).toBe(false);
    expect(bites(round([refused('a', 0, 11, 20, 6)]))).toBe(false);
  });
});

describe('a live client equals a fresh snapshot', () => {
  it('a row that is missing, another or too much is named by its path', () => {
    const state = emptySnapshot();
    const row = { id: 'x', summary: 'Một' } as SubmissionView;
    const withRow = { ...state, submissions: { x: row } };
    expect(difference(withRow, { ...state, submissions: { x: { ...row } } })).toBeNull();
    expect(difference(state, withRow)).toContain('/submissions/x');
    expect(difference({ ...state, submissions: { x: { ...row, summary: 'Hai' } } }, withRow)).toContain(
      '/submissions/x/summary: "Hai" against "Một"',
    );
  });

  it('counters are recounted from the rows', () => {
    const state = emptySnapshot();
    const row = (more: Partial<SubmissionView>): SubmissionView => {
      return {
        topicId: 't',
        channel: 'PHONE',
        disclosure: 'NAMED',
        withdrawn: false,
        ...more,
      } as SubmissionView;
    };
    state.submissions = {
      a: row({}),
      b: row({ withdrawn: true }),
      c: row({ channel: 'SPEECH_NOT_REACHED' }),
      d: row({ disclosure: 'ANONYMOUS' }),
    };
    const counters = recount(state, 3);
    expect(counters).toMatchObject({ submissions: 2, submissionsByTopic: { t: 1 }, waiting: 0, online: 3 });
    expect(sameCounters(counters, { ...counters, waitingByTopic: { t: 0 } })).toBe(true);
    expect(sameCounters(counters, { ...counters, submissions: 3 })).toBe(false);
  });
});
