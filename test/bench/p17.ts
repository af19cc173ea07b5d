import { makeId } from '@doi-thoai/shared';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumFlags, chromiumPath } from '../support/chromium.js';
import { figureOf, inPairs } from './figures.js';
import type { Effort, Figure, Sample } from './figures.js';
import { openHall } from './hall.js';
import type { BenchDatabase, Hall } from './hall.js';

const PAGE = fileURLToPath(new URL('../../bench/p17-page', import.meta.url));
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** What crossed the wire, by Chromium's own network log, from a cold cache. */
interface Traffic {
  script: number;
  all: number;
}

async function watch(context: BrowserContext, page: Page): Promise<Traffic> {
  const traffic: Traffic = { script: 0, all: 0 };
  const session = await context.newCDPSession(page);
  const scripts = new Set<string>();
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    traffic.all += encodedDataLength;
    if (scripts.has(requestId)) traffic.script += encodedDataLength;
  });
  const frame = ({ response }: { response: { payloadData: string } }): void => {
    traffic.all += Buffer.byteLength(response.payloadData);
  };
  session.on('Network.webSocketFrameReceived', frame);
  session.on('Network.webSocketFrameSent', frame);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  // gzip as P17 says; on localhost Chromium would ask for brotli as well.
  await session.send('Network.setExtraHTTPHeaders', { headers: { 'Accept-Encoding': 'gzip' } });
  return traffic;
}

async function inFreshBrowser(browser: Browser, drive: (page: Page) => Promise<void>): Promise<Sample> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' });
  try {
    const page = await context.newPage();
    const traffic = await watch(context, page);
    await drive(page);
    return { value: traffic.script, detail: { allBytes: traffic.all } };
  } finally {
    await context.close();
  }
}

/** A new delegate opens the personal link, enters, writes, and sees the server's tracking code. */
async function firstOpinion(hall: Hall, page: Page): Promise<void> {
  const participantId = makeId();
  const person = { participantId, name: 'Đại biểu mới', role: 'DELEGATE', unit: 'Phòng Tổng hợp' } as const;
  await hall.meeting.organiser.do('participants.add', {
    ...person,
    title: '',
    number: '',
    withoutPhone: false,
  });
  const slip = (await hall.meeting.slips()).find((one) => one.participantId === participantId);
  const path = new URL(slip?.link ?? '').pathname;
  await page.goto(hall.url + path);
  await page.getByRole('button', { name: 'Vào họp' }).click();
  await page.getByRole('navigation').getByRole('button', { name: 'Gửi ý kiến' }).click();
  await page.getByRole('button', { name: 'Tôi đã hiểu, viết ý kiến' }).click();
  await page.getByRole('radio', { name: 'Điều động, bổ nhiệm' }).check();
  await page.getByLabel('Tóm tắt').fill('Công khai kế hoạch điều động');
  await page.getByLabel('Nội dung').fill('Kính đề nghị công khai kế hoạch điều động trước một tháng.');
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByText('Mã theo dõi').first().waitFor();
}

/** The baseline page, served with the same compression as the product's. */
async function serveFloor(): Promise<{ server: Server; url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'doi-thoai-p17-'));
  await build({
    root: PAGE,
    configFile: false,
    logLevel: 'error',
    build: { target: 'es2022', outDir: folder, emptyOutDir: true, modulePreload: { polyfill: false } },
  });
  const server = createServer((request, response) => {
    const path = request.url === '/' || !request.url ? '/index.html' : request.url;
    readFile(join(folder, path)).then(
      (bytes) => {
        const headers = { 'content-type': TYPES[extname(path)] ?? 'text/plain', 'content-encoding': 'gzip' };
        response.writeHead(200, headers).end(gzipSync(bytes, { level: 9 }));
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}/`, stop };
}

/** Bytes of JavaScript until the first acknowledged opinion, against React and socket.io-client alone. */
export async function p17(database: BenchDatabase, effort: Effort): Promise<Figure> {
  const executablePath = chromiumPath;
  if (!executablePath) throw new Error('P17 needs Chromium: set CHROMIUM_PATH');
  const hall = await openHall('product', database, 0);
  const floor = await serveFloor();
  const browser = await chromium.launch({ executablePath, args: chromiumFlags() });
  try {
    const measured = await inPairs(
      { ...effort, warmUps: 1 },
      () => inFreshBrowser(browser, (page) => firstOpinion(hall, page)),
      () =>
        inFreshBrowser(browser, async (page) => {
          await page.goto(floor.url);
          await page.getByText('ready').waitFor();
        }),
    );
    const head = {
      id: 'P17',
      title:
        'bytes of JS from opening the link to the first acknowledged opinion / React and socket.io-client alone',
      goal: 1.35,
      better: 'less',
    } as const;
    return figureOf(head, measured, { allBytesGoal: 150 * 1024 });
  } finally {
    await browser.close();
    await floor.stop();
    await hall.stop();
  }
}
