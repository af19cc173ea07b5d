import type { Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import type { Person } from '../support/driver.js';
import type { Hall } from './hall.js';
import { Ledger, LedgerSocket } from './ledger.js';
import { watch } from './watch.js';
import type { Lived } from './watch.js';

/** One device with the client's own logic on a real socket; its commands go into the ledger. */
export interface Device {
  name: string;
  person: Person;
  client: MeetingClient;
  lived: Lived;
}

export function device(person: Person, name: string, ledger: Ledger, audiences: readonly string[]): Device {
  const socket = new LedgerSocket(person.socket(), ledger);
  const client = new MeetingClient({ socket, fetchSnapshot: (min) => person.snapshot(min) });
  const lived = watch(client, name, ['everyone', `participant:${person.participantId}`, ...audiences]);
  client.start();
  return { name, person, client, lived };
}

let written = 0;

/** A delegate who writes, asks to speak and withdraws for as long as the crowd is told to. */
class Writer {
  writing = false;
  private step: number;
  private requestId: Id | null = null;

  constructor(
    private readonly device: Device,
    private readonly hall: Hall,
    private readonly ledger: Ledger,
    place: number,
  ) {
    this.step = place;
    device.client.outbox.subscribe(() => this.feed());
  }

  /** Keeps two things in the outbox; what was refused is thrown away, as a person would. */
  feed(): void {
    const { outbox } = this.device.client;
    for (const item of outbox.list()) if (item.state === 'REFUSED') void outbox.discard(item.id);
    const open = outbox.list().filter((item) => item.state === 'WAITING' || item.state === 'SENT').length;
    if (this.writing && open < 2) this.write();
  }

  write(): void {
    this.step += 1;
    const turn = this.step % 8;
    if (turn === 3) this.ask();
    else if (turn === 6 && this.requestId !== null) this.withdraw(this.requestId);
    else this.submit();
  }

  private topic(): Id {
    return this.hall.topics[this.step % this.hall.topics.length] ?? '';
  }

  private submit(): void {
    written += 1;
    const submissionId = makeId();
    const summary = `Ý kiến ${written} của ${this.device.name}`;
    this.ledger.texts.push({ submissionId, summary });
    void this.device.client.outbox.add('submissions.submit', {
      submissionId,
      disclosure: 'NAMED',
      kind: 'OPINION',
      topicId: this.topic(),
      summary,
      text: `${summary}: kính đề nghị lãnh đạo xem xét, trả lời và cho biết thời hạn thực hiện.`,
      writtenAt: Date.now(),
    });
  }

  private ask(): void {
    this.requestId = makeId();
    const asked = {
      requestId: this.requestId,
      topicId: this.topic(),
      submissionId: null,
      type: 'OPINION',
    } as const;
    void this.device.client.outbox.add('floor.request', { ...asked, line: 'Xin nói về thời hạn thực hiện' });
  }

  private withdraw(requestId: Id): void {
    this.requestId = null;
    void this.device.client.outbox.add('floor.withdraw', { requestId });
  }
}

/** Everybody in the hall: phones that write, and the five readers at whom convergence is looked. */
export class Crowd {
  readonly ledger = new Ledger();
  readonly phones: Device[];
  readonly chair: Device;
  readonly desk: Device;
  readonly screen: Device;
  readonly responder: Device;
  private readonly writers: Writer[];

  constructor(readonly hall: Hall) {
    const { ledger } = this;
    const unit = `responder:${hall.responderUnitId}`;
    this.chair = device(hall.chair, 'chair', ledger, ['chair']);
    this.desk = device(hall.secretary, 'desk', ledger, ['desk']);
    this.screen = device(hall.screen, 'screen', ledger, ['screen']);
    this.responder = device(hall.responder, 'responder', ledger, [unit, 'responders']);
    this.phones = hall.delegates.map((person, i) => device(person, `delegate ${i + 1}`, ledger, []));
    this.writers = this.phones.map((phone, i) => new Writer(phone, hall, ledger, i));
  }

  /** One of each reader class and of each kind of personal part. */
  get witnesses(): Device[] {
    const { chair, desk, screen, responder, phones } = this;
    return [...phones.slice(0, 1), chair, desk, screen, responder];
  }

  get all(): Device[] {
    const { chair, desk, screen, responder, phones } = this;
    return [chair, desk, screen, responder, ...phones];
  }

  /** Distinct people with an open socket. */
  get online(): number {
    return this.all.length;
  }

  /** From now on every phone writes as quickly as it is answered, or no longer. */
  setWriting(writing: boolean): void {
    for (const writer of this.writers) {
      writer.writing = writing;
      writer.feed();
    }
  }

  connected(): boolean {
    return this.all.every(({ client }) => client.status === 'CONNECTED');
  }

  /** No socket is open any more: whatever answer was still on its way has been read. */
  cutOff(): boolean {
    return this.all.every(({ client }) => client.status !== 'CONNECTED' && client.status !== 'CATCHING_UP');
  }

  /** Every outbox is empty: accepted and seen, or refused and thrown away. */
  drained(): boolean {
    return this.phones.every(({ client }) => client.outbox.list().length === 0);
  }

  close(): void {
    this.setWriting(false);
    for (const { client } of this.all) client.stop();
  }
}
