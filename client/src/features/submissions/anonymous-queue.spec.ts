import { makeId, makeReceipt } from '@doi-thoai/shared';
import type { KeptOpinion } from './kept-opinions';

type Page = typeof import('./anonymous-queue') & typeof import('./kept-opinions');
type Answer = 'dead' | 'never' | { status: number; body: object };

interface Sent {
  path: string;
  body: Record<string, unknown>;
  seat: string | null;
}

const OK: Answer = { status: 200, body: { ok: true } };
const no = (code: string, details: object = {}): Answer => ({
  status: 400,
  body: { ok: false, code, details },
});

let sent: Sent[];
/** One after the other; after the last the server takes everything. */
let answers: Answer[];

function answerTo(path: string, init: RequestInit): Promise<unknown> {
  const body = JSON.parse(init.body as string) as Record<string, unknown>;
  sent.push({ path, body, seat: new Headers(init.headers).get('x-seat') });
  const answer = answers.shift() ?? OK;
  if (answer === 'never') return new Promise(() => undefined);
  if (answer === 'dead') return Promise.reject(new TypeError('Failed to fetch'));
  const text = () => Promise.resolve(JSON.stringify(answer.body));
  return Promise.resolve({ status: answer.status, ok: answer.status < 300, text });
}

/** A page of this browser: what it knows beyond the device's storage goes with it. */
function openPage(): Page {
  jest.resetModules();
  return {
    ...jest.requireActual<typeof import('./kept-opinions')>('./kept-opinions'),
    ...jest.requireActual<typeof import('./anonymous-queue')>('./anonymous-queue'),
  };
}

function write(page: Page, more: Partial<KeptOpinion> = {}): KeptOpinion {
  const kept: KeptOpinion = {
    submissionId: makeId(),
    receipt: makeReceipt(),
    kind: 'OPINION',
    topicId: makeId(),
    summary: 'Phân công',
    text: 'Phân công chưa công bằng.',
    disclosure: 'ANONYMOUS',
    meetingId: makeId(),
    seat: makeId(),
    at: 1,
    state: 'WAITING',
    tried: false,
    refusal: null,
    ...more,
  };
  page.keep(kept);
  page.sendAnonymous();
  return kept;
}

const states = ({ keptOpinions }: Page): string[] => keptOpinions().map(({ state }) => state);
/** Lets what is on its way come back. */
const later = (ms = 0): Promise<void> => jest.advanceTimersByTimeAsync(ms);
const ids = (): unknown[] => sent.map(({ body }) => body.submissionId);

beforeEach(() => {
  jest.useFakeTimers();
  localStorage.clear();
  sent = [];
  answers = [];
  globalThis.fetch = jest.fn(answerTo) as unknown as typeof fetch;
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('An anonymous opinion is kept until the server has it', () => {
  it('goes with words, ids and receipt, and with nothing in it that says from whom it is', async () => {
    const page = openPage();
    const { meetingId, seat, submissionId, receipt, kind, topicId, summary, text } = write(page);
    await later();
    const body = { submissionId, receipt, kind, topicId, summary, text };
    expect(sent).toEqual([{ path: `/api/meetings/${meetingId}/anonymous`, body, seat }]);
    expect(states(page)).toEqual(['THERE']);
  });

  it('killed in the middle: the next visit sends it again under the same ids', async () => {
    const before = openPage();
    answers = ['never'];
    const { submissionId, text } = write(before);
    await later();
    const after = openPage();
    expect(after.keptOpinions()).toMatchObject([{ submissionId, text, state: 'WAITING', tried: true }]);
    after.sendAnonymous();
    await later();
    expect(ids()).toEqual([submissionId, submissionId]);
    expect(sent[1]?.body).toEqual(sent[0]?.body);
    expect(states(after)).toEqual(['THERE']);
  });

  it('a dead network and a busy server are waited for, longer each time', async () => {
    const page = openPage();
    answers = ['dead', no('BUSY', { retryAfterMs: 4000 }), no('DATABASE_AWAY')];
    const { submissionId } = write(page);
    await later();
    expect([sent.length, states(page)]).toEqual([1, ['WAITING']]);
    await later(3000);
    expect(sent.length).toBe(2);
    await later(5999);
    expect(sent.length).toBe(2);
    await later(1);
    expect(sent.length).toBe(3);
    await later(12_000);
    expect([ids(), states(page)]).toEqual([Array(4).fill(submissionId), ['THERE']]);
  });

  it('when the network is back it does not wait for its turn', async () => {
    const page = openPage();
    answers = ['dead'];
    write(page);
    await later();
    dispatchEvent(new Event('online'));
    await later();
    expect(states(page)).toEqual(['THERE']);
  });

  it('sent twice at once it is one request after the other, and nothing more once it is there', async () => {
    const page = openPage();
    const { submissionId } = write(page);
    page.sendAnonymous();
    page.sendAnonymous();
    await later();
    page.sendAnonymous();
    await later(120_000);
    expect(ids()).toEqual([submissionId]);
  });

  it('one whose seat has ended does not hold up another', async () => {
    const page = openPage();
    answers = [no('NO_SESSION'), no('NO_SESSION'), OK];
    const held = write(page, { at: 2 });
    const free = write(page, { at: 1 });
    await later();
    expect(ids()).toEqual([held.submissionId, held.submissionId, free.submissionId]);
    expect(states(page)).toEqual(['WAITING', 'THERE']);
  });
});

describe('A refusal keeps the words', () => {
  it('with its reason, and is not sent again by itself', async () => {
    const page = openPage();
    answers = [no('INTAKE_CLOSED')];
    const { text } = write(page);
    await later(120_000);
    expect(sent).toHaveLength(1);
    expect(openPage().keptOpinions()).toMatchObject([
      { text, state: 'REFUSED', refusal: { code: 'INTAKE_CLOSED' } },
    ]);
  });

  it('but a repeat that is refused may have been taken before: the receipt tells', async () => {
    const page = openPage();
    answers = ['dead', no('INTAKE_CLOSED'), { status: 200, body: { opinion: null } }];
    const { receipt } = write(page);
    await later(3000);
    expect(sent[2]).toMatchObject({ path: '/api/track', body: { code: receipt }, seat: null });
    expect(states(page)).toEqual(['THERE']);
  });

  it('and when the receipt opens nothing it is refused indeed', async () => {
    const page = openPage();
    answers = ['dead', no('INTAKE_CLOSED'), no('CODE_UNKNOWN')];
    write(page);
    await later(3000);
    expect(page.keptOpinions()).toMatchObject([{ state: 'REFUSED', refusal: { code: 'INTAKE_CLOSED' } }]);
  });

  it('W115: other words under its receipt are no doubt: what the receipt opens is not this one', async () => {
    const page = openPage();
    answers = ['dead', no('RECEIPT_REUSED')];
    const { submissionId, text } = write(page);
    await later(120_000);
    expect(sent.map(({ path }) => path)).not.toContain('/api/track');
    expect(page.keptOpinions()).toMatchObject([
      { text, state: 'REFUSED', refusal: { code: 'RECEIPT_REUSED' } },
    ]);
    page.leaveToReceipt(submissionId);
    expect(openPage().keptOpinions()).toMatchObject([{ submissionId, text: '', state: 'THERE' }]);
  });

  it('removed from the device it leaves neither words nor receipt', async () => {
    const page = openPage();
    const { submissionId, receipt } = write(page);
    await later();
    localStorage.setItem(`doi-thoai.draft.receipt.${submissionId}.1`, '{"text":"…"}');
    page.forgetKept(submissionId);
    expect(page.keptOpinions()).toEqual([]);
    expect(JSON.stringify({ ...localStorage })).not.toMatch(new RegExp(`${submissionId}|${receipt}`));
  });
});

describe('Without storage', () => {
  it('it lives as long as the page, is sent all the same, and the page knows that it keeps nothing', async () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const page = openPage();
    answers = ['dead'];
    write(page);
    expect(page.keptOutlivesPage()).toBe(false);
    await later(3000);
    expect(states(page)).toEqual(['THERE']);
  });
});
