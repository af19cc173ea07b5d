import type { Frame, Refusal, Welcome } from '@doi-thoai/shared';
import { PROTOCOL_VERSION } from '@doi-thoai/shared';
import WebSocket from 'ws';
import type { Person } from './driver.js';
import { FROM_NOTHING } from './raw-reader.js';

/** A bare web socket that speaks just enough of engine.io 4 and socket.io 5, and can stop reading its line. */
export class SlowReader {
  readonly frames: Frame[] = [];
  readonly words: string[] = [];
  closed = false;
  private readonly answers: ((answer: Welcome | Refusal) => void)[] = [];

  private constructor(private readonly line: WebSocket) {
    line.on('close', () => (this.closed = true)).on('error', () => undefined);
  }

  static async open({ url, cookie, participantId }: Person): Promise<SlowReader> {
    const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const line = new WebSocket(address, { headers: { cookie }, perMessageDeflate: false });
    const reader = new SlowReader(line);
    await new Promise<void>((resolve, reject) => {
      line.once('close', () => reject(new Error('closed')));
      line.on('message', (data: Buffer) => {
        const text = data.toString();
        if (text === '2') line.send('3');
        else if (text.startsWith('0')) line.send(`40${JSON.stringify({ seat: participantId })}`);
        else if (text.startsWith('40')) resolve();
        else if (text.startsWith('44')) reject(new Error(text));
        else if (text.startsWith('43')) reader.answers.shift()?.(answerIn(text));
        else if (text.startsWith('42')) reader.hear(text);
      });
    });
    return reader;
  }

  hello(): Promise<Welcome | Refusal> {
    const message = { protocolVersion: PROTOCOL_VERSION, ...FROM_NOTHING };
    this.line.send(`421${JSON.stringify(['hello', message])}`);
    return new Promise((resolve) => this.answers.push(resolve));
  }

  /** From now on nothing is taken from the line: the system's buffers fill, then the server's. */
  stopReading(): void {
    this.line.pause();
  }

  readAgain(): void {
    this.line.resume();
  }

  close(): void {
    this.line.terminate();
  }

  private hear(text: string): void {
    const [word, data] = JSON.parse(text.slice(2)) as [string, Frame];
    if (word === 'frame') this.frames.push(data);
    else this.words.push(word);
  }
}

function answerIn(text: string): Welcome | Refusal {
  const [answer] = JSON.parse(text.slice(text.indexOf('['))) as [Welcome | Refusal];
  return answer;
}
