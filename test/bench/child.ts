import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A process of the bench that answers one message with one message. */
export class Child {
  private constructor(private readonly process: ChildProcess) {}

  /** `file` is a compiled module beside this one. */
  static start(file: string, args: readonly string[], flags: readonly string[] = []): Child {
    const path = fileURLToPath(new URL(file, import.meta.url));
    const child = fork(path, [...args], {
      // As npm start and npm run bench start their processes.
      execArgv: ['--enable-source-maps', '--max-semi-space-size=64', ...flags],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return new Child(child);
  }

  ask<T>(message: object): Promise<T> {
    return new Promise((resolve, reject) => {
      const { process } = this;
      const onExit = (code: number | null): void =>
        reject(new Error(`a bench process ended with ${String(code)}`));
      process.once('exit', onExit);
      process.once('message', (answer: { error?: string } & T) => {
        process.off('exit', onExit);
        if (answer.error !== undefined) reject(new Error(answer.error));
        else resolve(answer);
      });
      process.send(message);
    });
  }

  /** The first message, sent by itself. */
  ready<T>(): Promise<T> {
    return new Promise((resolve, reject) => {
      this.process.once('exit', (code) => reject(new Error(`a bench process ended with ${String(code)}`)));
      this.process.once('message', (message) => resolve(message as T));
    });
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.process.kill(signal);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      if (this.process.exitCode !== null) return resolve();
      this.process.once('exit', () => resolve());
      this.process.kill('SIGTERM');
      setTimeout(() => this.process.kill('SIGKILL'), 5000).unref();
    });
  }
}

type Asker = (message: Record<string, unknown>) => Promise<object>;

/** The other end: answers each message with what `work` makes of it. */
export function serve(work: Asker): void {
  process.on('message', (message: Record<string, unknown>) => {
    work(message).then(
      (answer) => process.send?.(answer),
      (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
}
