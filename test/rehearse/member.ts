import type {
  AnonymousOpinion,
  CommandAnswer,
  CommandName,
  CommandMessage,
  Id,
  Payload,
  ReaderState,
} from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import type { SocketLike } from '@doi-thoai/shared/client/meeting-client';
import type { Socket } from 'socket.io-client';
import { http, until } from '../support/driver.js';
import type { Person } from '../support/driver.js';
import { Ledger } from './ledger.js';

/** Reconnecting takes a second or more, and a busy machine longer. */
const PATIENCE_MS = 30_000;
/** Fewer than five anonymous opinions wait half a minute for others (PROTOCOL.md W77). */
const SHUFFLE_MS = 60_000;

/** Versions of what a person may be a step behind with. */
interface Versions {
  meeting: number;
  floor: number;
  screen: number;
}

/** Somebody in the hall: the client's own logic on a real socket. */
export class Member {
  readonly client: MeetingClient;
  readonly ledger = new Ledger();
  readonly socket: Socket;
  offline = false;
  private readonly outcomes = new Map<Id, CommandAnswer>();
  private present: Versions = { meeting: 0, floor: 0, screen: 0 };
  private readonly former: Versions = { meeting: 0, floor: 0, screen: 0 };

  constructor(
    readonly key: string,
    readonly person: Person,
  ) {
    this.socket = person.socket();
    this.client = new MeetingClient({
      socket: this.socket as unknown as SocketLike,
      fetchSnapshot: (min) => person.snapshot(min),
    });
    this.ledger.watch(this.client.store);
    this.client.store.subscribe(() => this.noteVersions());
    this.client.outbox.subscribe(() => this.noteOutcomes());
  }

  get state(): ReaderState {
    return this.client.store.state;
  }

  async enter(): Promise<void> {
    this.client.start();
    await this.connected();
  }

  leave(): void {
    this.client.stop();
  }

  disconnect(): void {
    this.offline = true;
    this.socket.disconnect();
  }

  async reconnect(): Promise<void> {
    this.offline = false;
    this.socket.connect();
    await this.connected();
  }

  /** The state shows everything up to this number. */
  reaches(seq: number): Promise<void> {
    return this.until(() => this.state.head >= seq, `entry ${seq}`);
  }

  /** The state shows this opinion, however long it takes to get there. */
  sees(submissionId: Id): Promise<void> {
    return this.until(() => submissionId in this.state.submissions, `opinion ${submissionId}`, SHUFFLE_MS);
  }

  /** Through the outbox, as from a phone. Resolves when the phone has it; `outcome` tells what became of it. */
  keep(name: CommandName, payload: Payload<CommandName>): Promise<Id> {
    return this.client.outbox.add(name, payload);
  }

  async outcome(id: Id): Promise<CommandAnswer> {
    await this.until(() => this.outcomes.has(id), 'an answer to what the phone sent');
    const answer = this.outcomes.get(id);
    if (!answer) throw new Error('an outbox without its answer');
    if (!answer.ok) await this.client.outbox.discard(id);
    return answer;
  }

  /** By its own route; the code of a refusal, or null. */
  async sendAnonymous(opinion: AnonymousOpinion): Promise<string | null> {
    const { url, meetingId, cookie, headers } = this.person;
    const path = `${url}/api/meetings/${meetingId}/anonymous`;
    const { body } = await http<{ ok: boolean; code?: string }>(path, { body: opinion, cookie, headers });
    return body.ok ? null : (body.code ?? 'no answer');
  }

  /** At once from a console. */
  issue(name: CommandName, payload: Payload<CommandName>): Promise<CommandAnswer> {
    return this.client.issue(name, payload);
  }

  /** The same command once more, over the same socket or over HTTP. */
  repeat(message: CommandMessage, transport: 'socket' | 'http'): Promise<CommandAnswer> {
    if (transport === 'http') return this.person.issue(message.name, message.payload, message.id);
    return this.socket.timeout(PATIENCE_MS).emitWithAck('command', message) as Promise<CommandAnswer>;
  }

  /** One command sent several times in the same moment. */
  overlapping(name: CommandName, payload: Payload<CommandName>, times: number): Promise<CommandAnswer[]> {
    const message = { id: makeId(), name, payload };
    return Promise.all(transports(times).map((transport) => this.repeat(message, transport)));
  }

  /** The version before the one that this person's client shows. */
  versionBefore(name: keyof Versions): number {
    return this.former[name];
  }

  private connected(): Promise<void> {
    return this.until(() => this.client.status === 'CONNECTED', 'being connected');
  }

  private until(ready: () => boolean, what: string, ms = PATIENCE_MS): Promise<void> {
    return until(this.client, ready, `${this.key}: ${what}`, ms);
  }

  private noteVersions(): void {
    const { meeting, floor, screen } = this.state;
    const now = { meeting: meeting?.version ?? 0, floor: floor.version, screen: screen.version };
    for (const name of ['meeting', 'floor', 'screen'] as const) {
      if (now[name] !== this.present[name]) this.former[name] = this.present[name];
    }
    this.present = now;
  }

  private noteOutcomes(): void {
    for (const { id, state, seq, refusal } of this.client.outbox.list()) {
      if (state === 'ACCEPTED' && seq !== null) this.outcomes.set(id, { ok: true, seq, result: null });
      else if (state === 'REFUSED' && refusal) this.outcomes.set(id, refusal);
    }
  }
}

/** By which ways the copies of one command go: they must meet in the server, not in one socket's order. */
export function transports(times: number): ('socket' | 'http')[] {
  return Array.from({ length: times }, (_, index) => (index % 2 === 0 ? 'socket' : 'http'));
}
