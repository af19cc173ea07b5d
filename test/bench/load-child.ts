import { makeId } from '@doi-thoai/shared';
import WebSocket from 'ws';
import { serve } from './child.js';
import { text350 } from './raw-insert.js';

// The load: raw web sockets that speak just enough of engine.io 4 and socket.io 5 for a hello and commands.
// Full socket.io clients would starve the server of a small machine and measure themselves.

interface Seat {
  participantId: string;
  cookie: string;
}

class RawSocket {
  private socket: WebSocket | null = null;
  private nextAck = 0;
  private readonly acks = new Map<string, (answer: string) => void>();
  received = 0;

  constructor(
    private readonly url: string,
    private readonly seat: Seat,
  ) {}

  /** Connected, authorised, and (product) joined by a hello. */
  async open(): Promise<void> {
    const address = `${this.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const socket = new WebSocket(address, {
      headers: { cookie: this.seat.cookie },
      perMessageDeflate: false,
    });
    this.socket = socket;
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.on('message', (data: Buffer) => this.onMessage(data.toString(), resolve, reject));
    });
    const hello = { protocolVersion: 1, epoch: null, head: 0, hash8: '' };
    const answer = await this.ask('hello', hello);
    if (!answer.includes('"ok":true')) throw new Error(`hello was refused: ${answer.slice(0, 200)}`);
  }

  private onMessage(text: string, opened: () => void, refused: (error: Error) => void): void {
    this.received += 1;
    if (text === '2') this.socket?.send('3');
    else if (text.startsWith('0'))
      this.socket?.send(`40${JSON.stringify({ seat: this.seat.participantId })}`);
    else if (text.startsWith('40')) opened();
    else if (text.startsWith('44')) refused(new Error(text));
    else if (text.startsWith('43')) this.onAck(text);
  }

  private onAck(text: string): void {
    const bracket = text.indexOf('[');
    const id = text.slice(2, bracket);
    this.acks.get(id)?.(text.slice(bracket));
    this.acks.delete(id);
  }

  ask(event: string, message: object): Promise<string> {
    this.nextAck += 1;
    const id = String(this.nextAck);
    return new Promise((resolve) => {
      this.acks.set(id, resolve);
      this.socket?.send(`42${id}${JSON.stringify([event, message])}`);
    });
  }

  close(): void {
    this.socket?.terminate();
  }
}

let sockets: RawSocket[] = [];

async function connect(url: string, seats: Seat[]): Promise<object> {
  const opened: RawSocket[] = [];
  const queue = [...seats];
  const worker = async (): Promise<void> => {
    for (let seat = queue.pop(); seat; seat = queue.pop()) {
      const socket = new RawSocket(url, seat);
      await socket.open();
      opened.push(socket);
    }
  };
  await Promise.all(Array.from({ length: 50 }, worker));
  sockets = opened;
  return { sockets: sockets.length };
}

/** One outstanding submission a socket, for `seconds`; counts acknowledged ones only. */
async function submit(seconds: number, topicId: string): Promise<object> {
  const began = performance.now();
  const end = began + seconds * 1000;
  const waits: number[] = [];
  let refused = 0;
  const framesBefore = sockets.reduce((sum, socket) => sum + socket.received, 0);
  const drive = async (socket: RawSocket): Promise<void> => {
    while (performance.now() < end) {
      const payload = {
        submissionId: makeId(),
        disclosure: 'NAMED',
        kind: 'PETITION',
        topicId,
        summary: 'Đề nghị công khai kế hoạch',
        text: text350(),
        writtenAt: Date.now(),
      };
      const sentAt = performance.now();
      const answer = await socket.ask('command', { id: makeId(), name: 'submissions.submit', payload });
      if (answer.startsWith('[{"ok":true')) waits.push(performance.now() - sentAt);
      else refused += 1;
    }
  };
  await Promise.all(sockets.map(drive));
  const elapsed = (performance.now() - began) / 1000;
  waits.sort((a, b) => a - b);
  const messages = sockets.reduce((sum, socket) => sum + socket.received, 0) - framesBefore;
  return {
    perSecond: waits.length / elapsed,
    acked: waits.length,
    refused,
    p50: waits[waits.length >> 1] ?? 0,
    p99: waits[Math.floor(waits.length * 0.99)] ?? 0,
    messages,
  };
}

function disconnect(): Promise<object> {
  for (const socket of sockets) socket.close();
  sockets = [];
  return Promise.resolve({ sockets: 0 });
}

serve((message) => {
  if (message.do === 'connect') return connect(String(message.url), message.seats as Seat[]);
  if (message.do === 'submit') return submit(Number(message.seconds), String(message.topicId));
  if (message.do === 'disconnect') return disconnect();
  return Promise.reject(new Error(`unknown order ${String(message.do)}`));
});
process.send?.({ ready: true });
