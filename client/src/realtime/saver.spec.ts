import type { CommandAnswer } from '@doi-thoai/shared';
import { Saver } from './saver';

type Answer = CommandAnswer<'floor.noteGist'>;
const ok = (seq: number): Answer => ({ ok: true, seq, result: null });

function rig() {
  const sent: [string, number][] = [];
  const answers: ((answer: Answer) => void)[] = [];
  const said: string[] = [];
  const saver = new Saver<string>(
    {
      send: (gist: string, seen: number) => {
        sent.push([gist, seen]);
        return new Promise((resolve) => answers.push(resolve));
      },
      saved: () => said.push('saved'),
      refused: ({ code }) => said.push(code),
    },
    null,
    0,
  );
  const answer = async (one: Answer) => {
    answers.shift()?.(one);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { saver, sent, said, answer };
}

describe('What is typed for the server saves by itself', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('waits for a pause, sends once, and carries the version that was seen', async () => {
    const { saver, sent, said, answer } = rig();
    saver.type('Đường', 4);
    jest.advanceTimersByTime(500);
    saver.type('Đường hỏng', 4);
    jest.advanceTimersByTime(500);
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(500);
    expect(sent).toEqual([['Đường hỏng', 4]]);
    await answer(ok(9));
    expect(said).toEqual(['saved']);
    expect(saver.unsaved).toBe(false);
  });

  it('has one save on its way; what was typed meanwhile follows over the new version', async () => {
    const { saver, sent, said, answer } = rig();
    saver.type('a', 0);
    jest.advanceTimersByTime(1000);
    saver.type('ab', 0);
    jest.advanceTimersByTime(5000);
    expect(sent).toEqual([['a', 0]]);
    await answer(ok(7));
    expect(said).toEqual([]);
    jest.advanceTimersByTime(1000);
    expect(sent).toEqual([
      ['a', 0],
      ['ab', 7],
    ]);
  });

  it('never writes over another secretary without asking, and keeps what was typed', async () => {
    const { saver, sent, said, answer } = rig();
    saver.type('của tôi', 3);
    jest.advanceTimersByTime(1000);
    await answer({ ok: false, code: 'STALE', details: {} });
    expect(said).toEqual(['STALE']);
    expect(saver.unsaved).toBe(true);
    jest.advanceTimersByTime(10_000);
    expect(sent).toHaveLength(1);
    saver.overwrite(8);
    expect(sent.at(-1)).toEqual(['của tôi', 8]);
  });
});
