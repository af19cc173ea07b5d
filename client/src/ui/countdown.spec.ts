import { countdownAt, type CountdownInput } from './countdown';

const START = 1_000_000;
const turn: CountdownInput = { startedAt: START, allotted: 180, warnAt: 30 };

describe('The server owns the clock: every device shows the same second', () => {
  it('waits with the whole time before the start', () => {
    expect(countdownAt({ ...turn, startedAt: null }, START)).toMatchObject({
      left: 180,
      phase: 'waiting',
      running: false,
    });
  });

  it.each([
    [0, 180, 'normal'],
    [149_999, 31, 'normal'],
    [150_000, 30, 'last'],
    [180_000, 0, 'last'],
    [181_000, -1, 'overtime'],
    [300_000, -120, 'overtime'],
  ])('after %i ms shows %i seconds, %s', (passed, left, phase) => {
    expect(countdownAt(turn, START + passed)).toMatchObject({ left, phase, running: true });
  });

  it('gives the same second on a phone whose clock is seven minutes slow', () => {
    const slow = 7 * 60_000;
    const there = countdownAt({ ...turn, offset: slow }, START + 45_000 - slow);
    expect(there).toEqual(countdownAt(turn, START + 45_000));
  });

  it('keeps the rest during a pause and leaves out pauses that are over', () => {
    const paused = countdownAt({ ...turn, pausedAt: START + 60_000 }, START + 500_000);
    expect(paused).toMatchObject({ left: 120, paused: true, running: false });
    const resumed = countdownAt({ ...turn, pausedMs: 40_000 }, START + 100_000);
    expect(resumed).toMatchObject({ left: 120, paused: false, running: true });
  });

  it('never turns orange when the warning is 0', () => {
    expect(countdownAt({ ...turn, warnAt: 0 }, START + 179_000).phase).toBe('normal');
  });

  it('stands still at what was used once the turn has ended', () => {
    expect(countdownAt({ ...turn, endedAt: START + 90_000 }, START + 900_000)).toMatchObject({
      used: 90,
      running: false,
    });
  });
});
