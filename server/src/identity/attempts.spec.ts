import { DomainError } from '../kernel/domain-error.js';
import { Attempts } from './attempts.js';

function withoutWaiting(): { attempts: Attempts; waits: number[] } {
  const waits: number[] = [];
  const attempts = new Attempts();
  jest.spyOn(attempts, 'sleep').mockImplementation((ms) => {
    waits.push(ms);
    return Promise.resolve();
  });
  return { attempts, waits };
}

describe('attempts at a seat', () => {
  it('close it to PINs after five failures, with the time left; other seats stay open', async () => {
    const { attempts } = withoutWaiting();
    for (let i = 0; i < 5; i += 1) {
      await attempts.requireSeatOpen('a');
      await attempts.seatFailed('a');
    }
    const refusal = await attempts.requireSeatOpen('a').catch((error: unknown) => error as DomainError);
    expect(refusal).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    expect((refusal as DomainError).details.retryAfterMs).toBeGreaterThan(14 * 60_000);
    await attempts.requireSeatOpen('b');
  });

  it('are forgotten after a success, but not beyond twenty failures a day', async () => {
    const { attempts } = withoutWaiting();
    for (let i = 0; i < 20; i += 1) {
      await attempts.requireSeatOpen('a');
      await attempts.seatFailed('a');
      await attempts.seatSucceeded('a');
    }
    await expect(attempts.requireSeatOpen('a')).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  });
});

describe('failures behind one address', () => {
  it('cost nothing at first, then a growing wait, and are never blocked', async () => {
    const { attempts, waits } = withoutWaiting();
    for (let i = 0; i < 40; i += 1) await attempts.slowDown('10.0.0.1');
    expect(waits.slice(0, 4)).toEqual([100, 200, 400, 800]);
    expect(waits).toHaveLength(20);
    expect(Math.max(...waits)).toBe(5_000);
    await attempts.slowDown('10.0.0.2');
    expect(waits).toHaveLength(20);
  });

  it('do not pile up: a guesser who sends hundreds at once is told so', async () => {
    const attempts = new Attempts();
    let wake = (): void => undefined;
    const morning = new Promise<void>((resolve) => (wake = resolve));
    jest.spyOn(attempts, 'sleep').mockReturnValue(morning);
    const all = Array.from({ length: 200 }, () =>
      attempts.slowDown('10.0.0.1').then(
        () => 'late',
        () => 'told',
      ),
    );
    await new Promise(setImmediate);
    wake();
    const outcomes = await Promise.all(all);
    expect(outcomes.filter((one) => one === 'told')).toHaveLength(80);
  });
});

describe('attempts at a login', () => {
  const wrong = (): Promise<string | null> => Promise.resolve(null);

  it('wait in line after three failures; the right password still gets in and ends the waiting', async () => {
    const { attempts, waits } = withoutWaiting();
    for (let i = 0; i < 3; i += 1) await attempts.loginAttempt('lan', wrong);
    expect(waits).toEqual([]);
    await attempts.loginAttempt('lan', wrong);
    expect(await attempts.loginAttempt('lan', () => Promise.resolve('in'))).toBe('in');
    expect(waits).toEqual([100, 200]);
    await attempts.loginAttempt('lan', wrong);
    expect(waits).toHaveLength(2);
  });
});
