import { resolve } from 'node:path';
import { lanAddress } from './lan-address.js';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What whoever runs the server decides, read once from the environment at start. */
export interface Config {
  /** TCP port of HTTP and sockets; 0: any free one (tests). */
  port: number;
  /** Address to listen on; `0.0.0.0`: all of this machine. */
  host: string;
  /** Beginning of every link and QR code, without a slash at its end. */
  publicUrl: string;
  /** Address of a PostgreSQL 15 or later; undefined: the embedded one in `dataDir`. */
  databaseUrl: string | undefined;
  /** Absolute path of the folder for the embedded database, keys and uploads. */
  dataDir: string;
  logLevel: LogLevel;
  post: PostConfig;
  /** Fill an empty installation with the invented organisation and meeting. */
  demo: boolean;
  /** Names of crash points that are switched on; for tests of failure alone. */
  failpoints: readonly string[];
  limits: {
    /** Sockets of this process. */
    maxSockets: number;
    /** Commands that wait in the queue of one stream; beyond it `busy` is answered. */
    commandQueue: number;
    /** Milliseconds in which events of the bulk lane are folded into one frame. */
    bulkFrameMs: number;
    /** How long an anonymous opinion waits for others before it is written, milliseconds. */
    anonymousGatherMs: number;
    /** How long those that are written wait for each other before the desk sees them, milliseconds. */
    anonymousAppendMs: number;
    /** Anonymous opinions that one seat may send in an hour. */
    anonymousAnHour: number;
  };
}

/** By what messages leave the house; empty: not at all. */
export interface PostConfig {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  smtpUrl: string;
  /** Who the mail is from: `Văn phòng <vp@example.vn>` or the address alone. */
  mailFrom: string;
  /** A gateway that passes messages on (Zalo, SMS). */
  webhookUrl: string;
  webhookSecret: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** One message with everything that is wrong, so that it is put right in one go. */
export class ConfigError extends Error {}

/** Reads and checks the configuration. Throws `ConfigError` naming each variable, its value and what is expected. */
export function readConfig(environment: Environment = process.env): Config {
  const reader = new Reader(environment);
  const port = reader.integer('PORT', 3000, 0, 65_535);
  const config: Config = {
    port,
    host: reader.text('HOST') ?? '0.0.0.0',
    publicUrl:
      reader.url('PUBLIC_URL', ['http:', 'https:']) ?? `http://${lanAddress() ?? 'localhost'}:${port}`,
    databaseUrl: reader.url('DATABASE_URL', ['postgres:', 'postgresql:']),
    dataDir: resolve(reader.text('DATA_DIR') ?? 'data'),
    logLevel: reader.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    post: {
      smtpUrl: reader.url('SMTP_URL', ['smtp:', 'smtps:']) ?? '',
      mailFrom: reader.text('MAIL_FROM') ?? '',
      webhookUrl: reader.url('WEBHOOK_URL', ['http:', 'https:']) ?? '',
      webhookSecret: reader.text('WEBHOOK_SECRET') ?? '',
    },
    demo: reader.oneOf('DEMO', ['0', '1'], '0') === '1',
    failpoints: (reader.text('FAILPOINTS') ?? '').split(',').filter((name) => name !== ''),
    limits: {
      maxSockets: reader.integer('MAX_SOCKETS', 10_000, 1, 1_000_000),
      commandQueue: reader.integer('COMMAND_QUEUE_LIMIT', 5_000, 1, 1_000_000),
      bulkFrameMs: reader.integer('BULK_FRAME_MS', 150, 0, 5_000),
      anonymousGatherMs: reader.integer('ANONYMOUS_GATHER_MS', 1_500, 0, 60_000),
      anonymousAppendMs: reader.integer('ANONYMOUS_APPEND_MS', 30_000, 0, 600_000),
      anonymousAnHour: reader.integer('ANONYMOUS_AN_HOUR', 30, 1, 1_000_000),
    },
  };
  requireCompany(reader);
  reader.finish();
  return config;
}

/** What is of no use without another variable, or not yet. */
function requireCompany(reader: Reader): void {
  reader.needs('SMTP_URL', 'MAIL_FROM', /@/, {
    vi: 'địa chỉ người gửi thư',
    en: 'an address that the mail comes from',
  });
  reader.needs('WEBHOOK_URL', 'WEBHOOK_SECRET', /^.{16,}$/, {
    vi: 'khóa ký tin, ít nhất 16 ký tự',
    en: 'a secret of at least 16 signs that signs each message',
  });
  reader.refuse('REDIS_URL', {
    vi: 'chưa chạy được nhiều tiến trình: chạy một tiến trình, bỏ REDIS_URL',
    en: 'several server processes are not supported yet: run one, without REDIS_URL',
  });
}

/** For whoever runs the server: Vietnamese first, then English. */
interface Words {
  vi: string;
  en: string;
}

class Reader {
  private readonly wrong: string[] = [];

  constructor(private readonly environment: Environment) {}

  text(name: string): string | undefined {
    return this.environment[name]?.trim() || undefined;
  }

  integer(name: string, otherwise: number, min: number, max: number): number {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    this.complain(name, {
      vi: `phải là số nguyên từ ${min} đến ${max}, đang là "${text}"`,
      en: `must be a whole number from ${min} to ${max}, but is "${text}"`,
    });
    return otherwise;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], otherwise: T): T {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    const found = allowed.find((value) => value === text);
    if (found === undefined) {
      const list = allowed.join(', ');
      this.complain(name, {
        vi: `phải là một trong ${list}, đang là "${text}"`,
        en: `must be one of ${list}, but is "${text}"`,
      });
    }
    return found ?? otherwise;
  }

  /** The value is not repeated in the message: an address may hold a password. */
  url(name: string, protocols: readonly string[]): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text.replace(/\/+$/, '');
    const begins = protocols.map((p) => `${p}//`);
    this.complain(name, {
      vi: `phải là địa chỉ bắt đầu bằng ${begins.join(' hoặc ')}`,
      en: `must be an address that begins with ${begins.join(' or ')}`,
    });
    return undefined;
  }

  /** One is of no use without the other. */
  needs(name: string, other: string, shape: RegExp, what: Words): void {
    if (this.text(name) !== undefined && !shape.test(this.text(other) ?? '')) {
      this.complain(other, {
        vi: `phải là ${what.vi}, vì đã đặt ${name}`,
        en: `must be ${what.en}, because ${name} is set`,
      });
    }
  }

  refuse(name: string, why: Words): void {
    if (this.text(name) !== undefined) this.complain(name, { vi: why.vi, en: `is set, but ${why.en}` });
  }

  finish(): void {
    if (this.wrong.length > 0)
      throw new ConfigError(`Cấu hình sai / wrong configuration:\n${this.wrong.join('\n')}`);
  }

  private complain(name: string, { vi, en }: Words): void {
    this.wrong.push(`  ${name} ${vi}\n    / ${name} ${en}`);
  }
}
