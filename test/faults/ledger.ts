import type { CommandAnswer, CommandMessage, CommandName, Id } from '@doi-thoai/shared';
import type { SocketLike } from '@doi-thoai/shared/client/meeting-client';
import type { Socket } from 'socket.io-client';

/** What one person asked for, and everything that was answered. */
export interface Issued {
  id: Id;
  name: CommandName;
  payload: object;
  /** How often it was sent. */
  sent: number;
  /** Final answers, as often as they came (BUSY, DATABASE_AWAY … are none). */
  answers: CommandAnswer[];
}

/** A text that a phone has saved: it must arrive exactly once. */
export interface SavedText {
  submissionId: Id;
  summary: string;
}

const LATER = ['BUSY', 'DATABASE_AWAY', 'INTERNAL', 'NO_SESSION'];

/** Everything that the people of one meeting sent and were answered, as their devices saw it. */
export class Ledger {
  readonly issued = new Map<Id, Issued>();
  readonly texts: SavedText[] = [];
  /** Sent, and no answer read yet. */
  readonly pending = new Set<Id>();
  temporary = 0;

  sent({ id, name, payload }: CommandMessage): void {
    const known = this.issued.get(id);
    if (known) known.sent += 1;
    else this.issued.set(id, { id, name, payload, sent: 1, answers: [] });
    this.pending.add(id);
  }

  answered(id: Id, answer: CommandAnswer): void {
    this.pending.delete(id);
    if (!answer.ok && LATER.includes(answer.code)) this.temporary += 1;
    else this.issued.get(id)?.answers.push(answer);
  }
}

type Callback = (...args: unknown[]) => void;

/** A real socket whose commands are written into the ledger on their way. */
export class LedgerSocket implements SocketLike {
  constructor(
    private readonly socket: Socket,
    private readonly ledger: Ledger,
  ) {}

  get connected(): boolean {
    return this.socket.connected;
  }

  get active(): boolean {
    return this.socket.active;
  }

  on(event: string, listener: (...args: never[]) => void): unknown {
    return this.socket.on(event, listener as Callback);
  }

  off(event: string, listener: (...args: never[]) => void): unknown {
    return this.socket.off(event, listener as Callback);
  }

  emit(event: string, ...args: unknown[]): unknown {
    if (event !== 'command') return this.socket.emit(event, ...args);
    const [message, done] = args as [CommandMessage, (answer: CommandAnswer) => void];
    this.ledger.sent(message);
    return this.socket.emit(event, message, (answer: CommandAnswer) => {
      this.ledger.answered(message.id, answer);
      done(answer);
    });
  }

  connect(): unknown {
    return this.socket.connect();
  }

  disconnect(): unknown {
    return this.socket.disconnect();
  }
}
