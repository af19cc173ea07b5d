import type { MeetingPlan } from '@doi-thoai/shared';
import { startApp } from '@doi-thoai/server/dist/app.js';
import type { AppOptions, RunningApp } from '@doi-thoai/server/dist/app.js';
import { readConfig } from '@doi-thoai/server/dist/config/config.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from './database.js';
import { createMeeting, signIn } from './driver.js';
import type { Meeting } from './driver.js';
import { samplePlan } from './plan.js';

/** The whole server on a database of its own, with one staff account. */
export interface TestServer {
  url: string;
  app: RunningApp;
  databaseUrl: string;
  dataDir: string;
  staffCookie: string;
  meeting(changes?: Partial<MeetingPlan>): Promise<Meeting>;
  /** Starts the same database again, as after a planned restart. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const DEFAULTS = { PORT: '0', HOST: '127.0.0.1', PUBLIC_URL: 'http://localhost:0', LOG_LEVEL: 'error' };

/** A server that nobody has set up yet. */
export async function startNewServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'doi-thoai-test-'));
  const app = await startApp(readConfig({ ...DEFAULTS, DATA_DIR: dataDir }), database.url);
  return {
    url: app.localUrl,
    stop: async () => {
      await app.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** `environment` overrides configuration, e.g. `{ BULK_FRAME_MS: '0' }`. */
export async function startTestServer(
  environment: Record<string, string> = {},
  options: AppOptions = {},
): Promise<TestServer> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'doi-thoai-test-'));
  const config = readConfig({ ...DEFAULTS, DATA_DIR: dataDir, ...environment });
  let app = await startApp(config, database.url, options);
  const meetings: Meeting[] = [];
  const setUpToken = app.setUpPath?.replace('/setup/', '') ?? null;
  const staffCookie = await signIn(app.localUrl, setUpToken);
  return {
    get url() {
      return app.localUrl;
    },
    get app() {
      return app;
    },
    databaseUrl: database.url,
    dataDir,
    staffCookie,
    meeting: async (changes) => {
      const meeting = await createMeeting(app.localUrl, staffCookie, samplePlan(changes));
      meetings.push(meeting);
      return meeting;
    },
    restart: async () => {
      const port = new URL(app.localUrl).port;
      await app.stop();
      app = await startApp({ ...config, port: Number(port) }, database.url, options);
    },
    stop: async () => {
      for (const meeting of meetings) meeting.close();
      await app.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
