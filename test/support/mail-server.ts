import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it gets; `refuse` answers an address with an SMTP code. */
export interface MailServer {
  url: string;
  port: number;
  /** Whole messages as they came over the wire, decoded. */
  messages: string[];
  refuse: Map<string, number>;
  stop(): Promise<void>;
}

export async function startMailServer(port = 0): Promise<MailServer> {
  const messages: string[] = [];
  const refuse = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const code = refuse.get(address);
      if (code === undefined) done();
      else done(Object.assign(new Error('refused'), { responseCode: code }));
    },
    onData: (stream, _session, done) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (part: string) => (text += part));
      stream.on('end', () => {
        messages.push(text);
        done();
      });
    },
  });
  // A client that is killed in the middle is no failure of the mail server.
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const taken = (server.server.address() as AddressInfo).port;
  return {
    url: `smtp://127.0.0.1:${taken}`,
    port: taken,
    messages,
    refuse,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export interface Hook {
  body: string;
  headers: Record<string, string | string[] | undefined>;
}

/** A gateway that keeps what it gets; `answers` are its next statuses, then 200. */
export interface Gateway {
  url: string;
  calls: Hook[];
  answers: number[];
  stop(): Promise<void>;
}

export async function startGateway(): Promise<Gateway> {
  const calls: Hook[] = [];
  const answers: number[] = [];
  const server: Server = createServer((request, reply) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      calls.push({ body, headers: request.headers });
      reply.statusCode = answers.shift() ?? 200;
      reply.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/tin`,
    calls,
    answers,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
