import { SeatChanges } from './seat-changes.js';

describe('seats that change while a handshake reads them', () => {
  it('turn away who noted before the change, and nobody else', () => {
    const changes = new SeatChanges();
    const noted = changes.now;
    changes.mark('a');
    expect([changes.changedSince('a', noted), changes.changedSince('b', noted)]).toEqual([true, false]);
    expect(changes.changedSince('a', changes.now)).toBe(false);
  });

  it('are forgotten at the second look; who noted before what was forgotten is turned away to be judged anew', () => {
    const changes = new SeatChanges();
    const noted = changes.now;
    changes.mark('a');
    changes.giveBack();
    expect([changes.size, changes.changedSince('a', noted)]).toEqual([1, true]);
    changes.giveBack();
    expect(changes.size).toBe(0);
    expect([changes.changedSince('a', noted), changes.changedSince('b', noted)]).toEqual([true, true]);
    expect(changes.changedSince('a', changes.now)).toBe(false);
  });
});
