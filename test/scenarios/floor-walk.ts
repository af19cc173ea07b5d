import type { CommandStep } from './scenario.js';

import { LIMITS } from '@doi-thoai/shared';

/** What people do with their own request; no act that can be taken back. */
const OWNERS: readonly string[] = ['floor.ready', 'floor.later', 'floor.withdraw'];

interface WalkRequest {
  person: string;
  state: 'WAITING' | 'CALLED' | 'DONE' | 'ABSENT' | 'WITHDRAWN' | 'DECLINED';
  requeued: boolean;
}

interface WalkTurn {
  request: string | null;
  person: string;
  state: 'CALLED' | 'SPEAKING' | 'PAUSED' | 'ENDED' | 'ABSENT';
}

interface FloorPaper {
  queue: string[];
  requests: Record<string, WalkRequest>;
  turns: Record<string, WalkTurn>;
  current: string | null;
}

type Note = (reason: string) => void;

/** The floor on paper: who waits, who was called, who speaks (domain.md 6.4). Notes what cannot be played. */
export class FloorWalk {
  private paper: FloorPaper = { queue: [], requests: {}, turns: {}, current: null };
  private undoable: { by: string; at: number; before: FloorPaper } | null = null;
  ended = false;
  notReached = 0;

  register(key: string, person: string, note: Note): void {
    if (this.ended) note('the floor has ended');
    const active = Object.entries(this.paper.requests).find(
      ([, request]) =>
        request.person === person && (request.state === 'WAITING' || request.state === 'CALLED'),
    );
    if (active) note(`${person} already waits with $${active[0]}`);
    this.paper.requests[key] = { person, state: 'WAITING', requeued: false };
    this.paper.queue.push(key);
    this.undoable = null;
  }

  ownerOf(key: string): string | undefined {
    return this.paper.requests[key]?.person;
  }

  turn(key: string): WalkTurn | undefined {
    return this.paper.turns[key];
  }

  /** Turns that started, in any order, with their speakers. */
  startedTurns(): { speakers: string[] } {
    const started = Object.values(this.paper.turns).filter(
      (turn) => !['CALLED', 'ABSENT'].includes(turn.state),
    );
    return { speakers: started.map((turn) => turn.person) };
  }

  /** One step of the floor; `at` in simulated seconds. */
  act(step: CommandStep, at: number, note: Note): void {
    if (step.do === 'floor.undo') return this.undo(step.by, at, note);
    const before = structuredClone(this.paper);
    if (this.ended) note('the floor has ended');
    this.change(step, note);
    this.undoable = OWNERS.includes(step.do) ? null : { by: step.by, at, before };
  }

  end(note: Note): void {
    if (this.paper.current) note(`$${this.paper.current} is still called or speaking`);
    this.notReached += this.paper.queue.length;
    this.paper.queue = [];
    this.ended = true;
  }

  private undo(by: string, at: number, note: Note): void {
    if (!this.undoable) return note('there is no act of the floor directly before this one to take back');
    if (this.undoable.by !== by) note(`the last act was made by ${this.undoable.by}`);
    if (at - this.undoable.at > LIMITS.undoSeconds)
      note(`later than ${LIMITS.undoSeconds} seconds after the act`);
    this.paper = this.undoable.before;
    this.undoable = null;
  }

  private change(step: CommandStep, note: Note): void {
    const requestKey = name(step.with.requestId);
    const turnKey = name(step.with.turnId);
    switch (step.do) {
      case 'floor.call':
        return this.call(requestKey, step.as, note);
      case 'floor.callUnregistered':
        return this.callUnregistered(name(step.with.participantId), step.as, note);
      case 'floor.start':
        return this.move(turnKey, ['CALLED'], 'SPEAKING', note);
      case 'floor.pause':
        return this.move(turnKey, ['SPEAKING'], 'PAUSED', note);
      case 'floor.resume':
        return this.move(turnKey, ['PAUSED'], 'SPEAKING', note);
      case 'floor.extend':
        return void this.current(turnKey, ['SPEAKING', 'PAUSED'], note);
      case 'floor.end':
        return this.finish(turnKey, note);
      case 'floor.absent':
        return this.absent(turnKey, note);
      default:
        return this.queueAct(step, requestKey, note);
    }
  }

  private queueAct(step: CommandStep, key: string, note: Note): void {
    const request = this.waiting(key, note);
    if (!request) return;
    const { queue } = this.paper;
    const place = queue.indexOf(key);
    if (step.do === 'floor.ready') return;
    queue.splice(place, 1);
    if (step.do === 'floor.withdraw') request.state = 'WITHDRAWN';
    else if (step.do === 'floor.decline') request.state = 'DECLINED';
    else if (step.do === 'floor.reorder') this.putBefore(key, name(step.with.beforeId), note);
    else queue.splice(place + 1, 0, key); // skip and later: one place back
  }

  private putBefore(key: string, before: string, note: Note): void {
    const { queue } = this.paper;
    if (before !== '' && !queue.includes(before)) note(`$${before} does not wait`);
    queue.splice(before === '' ? queue.length : Math.max(queue.indexOf(before), 0), 0, key);
  }

  private call(key: string, turnKey: string | null, note: Note): void {
    if (this.paper.current) note(`$${this.paper.current} is still called or speaking`);
    const request = this.waiting(key, note);
    if (!request || !turnKey) return;
    this.paper.queue = this.paper.queue.filter((other) => other !== key);
    request.state = 'CALLED';
    this.paper.turns[turnKey] = { request: key, person: request.person, state: 'CALLED' };
    this.paper.current = turnKey;
  }

  private callUnregistered(person: string, turnKey: string | null, note: Note): void {
    if (this.paper.current) note(`$${this.paper.current} is still called or speaking`);
    if (this.paper.queue.some((key) => this.paper.requests[key]?.person === person)) {
      note(`${person} waits in the queue: use floor.call`);
    }
    if (!turnKey) return;
    this.paper.turns[turnKey] = { request: null, person, state: 'CALLED' };
    this.paper.current = turnKey;
  }

  private finish(key: string, note: Note): void {
    const turn = this.current(key, ['SPEAKING', 'PAUSED'], note);
    if (!turn) return;
    turn.state = 'ENDED';
    this.paper.current = null;
    const request = turn.request === null ? undefined : this.paper.requests[turn.request];
    if (request) request.state = 'DONE';
  }

  private absent(key: string, note: Note): void {
    const turn = this.current(key, ['CALLED'], note);
    if (!turn) return;
    turn.state = 'ABSENT';
    this.paper.current = null;
    const request = turn.request === null ? undefined : this.paper.requests[turn.request];
    if (!request || turn.request === null) return;
    request.state = request.requeued ? 'ABSENT' : 'WAITING';
    if (!request.requeued) this.paper.queue.push(turn.request);
    request.requeued = true;
  }

  private move(key: string, from: WalkTurn['state'][], to: WalkTurn['state'], note: Note): void {
    const turn = this.current(key, from, note);
    if (turn) turn.state = to;
  }

  private current(key: string, allowed: WalkTurn['state'][], note: Note): WalkTurn | null {
    const turn = this.paper.turns[key];
    if (!turn) {
      note(`$${key} was taken back, it no longer exists`);
      return null;
    }
    if (this.paper.current === key && allowed.includes(turn.state)) return turn;
    note(`$${key} is ${turn.state}; this needs ${allowed.join(' or ')}`);
    return null;
  }

  private waiting(key: string, note: Note): WalkRequest | null {
    const request = this.paper.requests[key];
    if (request && this.paper.queue.includes(key)) return request;
    note(`$${key} does not wait (${request?.state ?? 'unknown'})`);
    return null;
  }
}

function name(reference: unknown): string {
  return typeof reference === 'string' ? reference.slice(1) : '';
}
