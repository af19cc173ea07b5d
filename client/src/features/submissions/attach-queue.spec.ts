import { HttpError } from '../../realtime/http';
import { AttachQueue } from './attach-queue';

const file = (name: string): File => new File(['x'], name);
const settle = async (): Promise<void> => {
  for (let i = 0; i < 10; i += 1) await Promise.resolve();
};

/** A queue whose way answers as told: with nothing, or with what it throws. */
function queueWith(answers: (Error | null)[]) {
  const sent: string[] = [];
  const queue = new AttachQueue((submissionId, id, { name }) => {
    sent.push(`${submissionId} ${name} ${id}`);
    const answer = answers.shift() ?? null;
    return answer === null ? Promise.resolve() : Promise.reject(answer);
  });
  return { queue, sent };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('a file that the network lost is sent again under the same id, when its time has come', async () => {
  const { queue, sent } = queueWith([new HttpError('NETWORK'), new HttpError('BUSY'), null]);
  queue.add('s1', file('a.jpg'));
  await settle();
  expect(queue.of('s1').map(({ state }) => state)).toEqual(['WAITING']);
  jest.advanceTimersByTime(2000);
  await settle();
  jest.advanceTimersByTime(4999);
  await settle();
  expect(sent).toHaveLength(2);
  jest.advanceTimersByTime(1);
  await settle();
  expect(sent).toHaveLength(3);
  expect(new Set(sent).size).toBe(1);
  expect(queue.of('s1')).toEqual([]);
});

it('when the network is back it is not waited for the clock', async () => {
  const { queue, sent } = queueWith([new HttpError('NETWORK'), null]);
  queue.add('s1', file('a.jpg'));
  await settle();
  queue.now();
  await settle();
  expect(sent).toHaveLength(2);
});

it('a refused file stays with its reason, holds nothing up, and is taken away by its owner', async () => {
  const refused = new HttpError('ATTACHMENT_TYPE');
  const { queue, sent } = queueWith([refused, null]);
  queue.add('s1', file('a.exe'));
  queue.add('s2', file('b.jpg'));
  await settle();
  expect(queue.of('s1').map(({ state, failure }) => [state, failure])).toEqual([['REFUSED', refused]]);
  expect(queue.of('s2')).toEqual([]);
  expect(sent.map((line) => line.slice(0, 8))).toEqual(['s1 a.exe', 's2 b.jpg']);
  queue.remove('s1', queue.of('s1')[0]?.id ?? '');
  expect(queue.of('s1')).toEqual([]);
});

it('whoever looks is told of every change', async () => {
  const { queue } = queueWith([null]);
  const told = jest.fn();
  const stop = queue.subscribe(told);
  queue.add('s1', file('a.jpg'));
  await settle();
  expect(told.mock.calls.length).toBeGreaterThanOrEqual(3);
  stop();
  told.mockClear();
  queue.add('s1', file('b.jpg'));
  expect(told).not.toHaveBeenCalled();
});
