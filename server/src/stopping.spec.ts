import { onSignal } from './stopping.js';
import type { Parts } from './stopping.js';

const never = (): Promise<void> => new Promise(() => undefined);

function stopping(changes: Partial<Parts> = {}) {
  const told: string[] = [];
  const say = (what: string) => (): Promise<void> => {
    told.push(what);
    return Promise.resolve();
  };
  const exit = (code: number): void => void told.push(`exit ${code}`);
  const parts: Parts = {
    stopApp: say('app'),
    stopDatabase: say('database'),
    exit,
    now: Date.now,
    ...changes,
  };
  return { signal: onSignal(parts), told };
}

describe('Ctrl-C', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('stops server and database in order, once, though npm passes the same signal on', async () => {
    const { signal, told } = stopping();
    signal();
    signal();
    await jest.advanceTimersByTimeAsync(10);
    expect(told).toEqual(['app', 'database', 'exit 0']);
  });

  it('ends in time whatever hangs, and the database is still stopped', async () => {
    const { signal, told } = stopping({ stopApp: never });
    signal();
    await jest.advanceTimersByTimeAsync(7_000);
    expect(told).toEqual([]);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(told).toEqual(['database', 'exit 1']);
  });

  it('a failure of the server does not keep the database from being stopped', async () => {
    const { signal, told } = stopping({ stopApp: () => Promise.reject(new Error('gone')) });
    signal();
    await jest.advanceTimersByTimeAsync(10);
    expect(told).toEqual(['database', 'exit 1']);
  });

  it('a second time leaves at once', async () => {
    const { signal, told } = stopping({ stopApp: never });
    signal();
    await jest.advanceTimersByTimeAsync(1_000);
    signal();
    expect(told).toEqual(['exit 1']);
  });
});
