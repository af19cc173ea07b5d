import { useCallback, useSyncExternalStore } from 'react';

/** A running or waiting clock as the server tells it. Instants are milliseconds of the server's clock. */
export interface CountdownInput {
  /** null = not started yet. */
  startedAt: number | null;
  /** Seconds allotted, extensions included. */
  allotted: number;
  /** null = running. */
  pausedAt?: number | null;
  /** Milliseconds spent in pauses that are over. */
  pausedMs?: number;
  /** Stopped for good at this instant. */
  endedAt?: number | null;
  /** Server clock minus this device's clock, in milliseconds. */
  offset?: number;
  /** Seconds left at which the last part begins; 0 = never. */
  warnAt?: number;
}

export type CountdownPhase = 'waiting' | 'normal' | 'last' | 'overtime';

export interface Countdown {
  /** Whole seconds; negative in overtime. */
  left: number;
  used: number;
  allotted: number;
  phase: CountdownPhase;
  running: boolean;
  paused: boolean;
}

/** Where the clock stands at `now` (this device's milliseconds). Every device gives the same second. */
export function countdownAt(input: CountdownInput, now: number): Countdown {
  return standing(input, usedSeconds(input, now));
}

function usedSeconds(input: CountdownInput, now: number): number {
  const { startedAt, pausedAt = null, pausedMs = 0, endedAt = null, offset = 0 } = input;
  if (startedAt === null) return 0;
  const stop = endedAt ?? pausedAt ?? now + offset;
  return Math.max(0, Math.floor((stop - startedAt - pausedMs) / 1000));
}

function standing(input: CountdownInput, used: number): Countdown {
  const { startedAt, allotted, pausedAt = null, endedAt = null, warnAt = 0 } = input;
  const waiting = startedAt === null;
  const paused = !waiting && endedAt === null && pausedAt !== null;
  const left = allotted - used;
  const phase = waiting ? 'waiting' : phaseOf(left, warnAt);
  return { left, used, allotted, phase, running: !waiting && endedAt === null && !paused, paused };
}

function phaseOf(left: number, warnAt: number): CountdownPhase {
  if (left < 0) return 'overtime';
  return left <= warnAt && warnAt > 0 ? 'last' : 'normal';
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for all clocks of the page, four times a second so that none is late by more than 250 ms. */
function onTick(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((each) => each()), 250);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const never = () => () => undefined;

/** The clock as it stands; renders again when its second changes, and not at all while it stands still. */
export function useCountdown(input: CountdownInput): Countdown {
  const { startedAt, pausedAt = null, pausedMs, endedAt = null, offset, allotted } = input;
  const moving = startedAt !== null && pausedAt === null && endedAt === null;
  const read = useCallback(
    () => usedSeconds({ startedAt, allotted, pausedAt, pausedMs, endedAt, offset }, Date.now()),
    [startedAt, allotted, pausedAt, pausedMs, endedAt, offset],
  );
  return standing(input, useSyncExternalStore(moving ? onTick : never, read));
}
