import { randomUUID } from 'node:crypto';
import { serve } from './child.js';
import { text350 } from './raw-insert.js';
import { RawSocket } from './raw-socket.js';

// The load of P1, P2 and P8, in a process of its own. Full socket.io clients would starve the server of a small machine
// and measure themselves.

interface Seat {
  participantId: string;
  cookie: string;
}

/** As JSON, made before the clock runs. */
const TEXTS = Array.from({ length: 500 }, () => JSON.stringify(text350()));
const OK = Buffer.from('[{"ok":true');

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

let made = 0;

/** A NAMED opinion of 350 bytes, as JSON. */
function submission(topicId: string): string {
  made += 1;
  const payload = `{"submissionId":"${randomUUID()}","disclosure":"NAMED","kind":"PETITION","topicId":"${topicId}",\
"summary":"Đề nghị công khai kế hoạch","text":${TEXTS[made % TEXTS.length] ?? ''},"writtenAt":${Date.now()}}`;
  return `{"id":"${randomUUID()}","name":"submissions.submit","payload":${payload}}`;
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
      const sentAt = performance.now();
      const answer = await socket.ask('command', submission(topicId));
      if (answer.subarray(0, OK.length).equals(OK)) waits.push(performance.now() - sentAt);
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
