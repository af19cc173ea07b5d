import { Clock } from '@doi-thoai/server/dist/kernel/clock.js';

// Loaded into the rehearsal's own server. When the rehearsal is gone, killed or not, its end of the pipe closes; and
// the rehearsal moves the clock, so that the weeks before a meeting pass in a moment.
process.stdin.on('close', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();

const clocks = new Set<Clock>();
let movedMs = 0;

const now: (this: Clock) => number = Reflect.get(Clock.prototype, 'now');
/** Whoever asks a clock makes it known here. */
Clock.prototype.now = function (this: Clock) {
  if (!clocks.has(this)) {
    clocks.add(this);
    this.move(movedMs);
  }
  return now.call(this);
};

process.on('message', (message: { moveClock: number }) => {
  movedMs += message.moveClock;
  for (const clock of clocks) clock.move(message.moveClock);
  process.send?.('moved');
});
