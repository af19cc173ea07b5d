import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import type { DestinationStream } from 'pino';

/** How Nest tells of its own start: of interest to nobody but a developer. */
const START_UP = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'WebSocketsController',
]);

/** Nest's log lines through pino: one JSON object a line, on standard error, without words or names of people. */
export class JsonLogger implements LoggerService {
  private readonly pino;

  /** `level` as pino names it. */
  constructor(level: string, to: DestinationStream = pino.destination({ fd: 2, sync: false })) {
    this.pino = pino({ level, base: null }, to);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write(START_UP.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /** Nest hands the context over as the last argument, an error's stack before it. */
  private write(
    level: 'trace' | 'debug' | 'info' | 'warn' | 'error',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    const stack = rest.length > 1 ? rest[0] : undefined;
    const fields = typeof message === 'object' && message !== null ? message : {};
    this.pino[level]({ context, stack, ...fields }, typeof message === 'string' ? message : undefined);
  }
}
