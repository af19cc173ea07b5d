import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { AppModule } from './app.module.js';
import type { Config } from './config/config.js';
import { takeFiles } from './gateway/http/files.js';
import { OpenConnections } from './gateway/open-connections.js';
import { addSecurityHeaders, keepNothing, refuseBadUrl, serveClient } from './gateway/http/web-server.js';
import { SocketAdapter } from './gateway/socket-adapter.js';
import { StaffService } from './identity/staff.service.js';
import { Clock } from './kernel/clock.js';
import { JsonLogger } from './logger.js';

export interface RunningApp {
  /** On this machine, without a slash at the end. */
  localUrl: string;
  /** As printed on slips and QR codes. */
  publicUrl: string;
  /** Path of the one-time set-up link, when no account exists yet. */
  setUpPath: string | null;
  nest: NestFastifyApplication;
  clock: Clock;
  stop(): Promise<void>;
}

export interface AppOptions {
  /** Folder of the built web client. */
  clientFolder?: string;
  /** Where log lines go; standard error without it. */
  log?: { write(line: string): void };
}

/** Who is connected gets this long to leave by itself when the server stops. */
const GOODBYE_MS = 2_000;
const BODY_LIMIT = 1024 * 1024;
const CLIENT_FOLDER = join(import.meta.dirname, '..', '..', 'client', 'dist');

/** Starts the server on a migrated database. The port of PUBLIC_URL follows the one that was really taken. */
export async function startApp(
  config: Config,
  databaseUrl: string,
  options: AppOptions = {},
): Promise<RunningApp> {
  const taken = { publicUrl: config.publicUrl };
  const https = config.publicUrl.startsWith('https:');
  const module = AppModule.with(config, databaseUrl, () => taken.publicUrl);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: refuseBadUrl,
  });
  const nest = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new JsonLogger(config.logLevel, options.log),
    abortOnError: false,
  });
  nest.useWebSocketAdapter(new SocketAdapter(nest));
  await addSecurityHeaders(nest, https);
  keepNothing(nest);
  takeFiles(nest);
  await serveClient(nest, options.clientFolder ?? CLIENT_FOLDER);
  const connections = new OpenConnections(nest.getHttpServer());
  await nest.listen({ port: config.port, host: config.host });
  const { port } = nest.getHttpServer().address() as AddressInfo;
  if (config.port === 0) taken.publicUrl = config.publicUrl.replace(/:0$/, `:${port}`);
  const setUp = await nest.get(StaffService, { strict: false }).prepareSetUp();
  return {
    localUrl: `http://localhost:${port}`,
    publicUrl: taken.publicUrl,
    setUpPath: setUp === null ? null : `/setup/${setUp}`,
    nest,
    clock: nest.get(Clock, { strict: false }),
    stop: () => close(nest, connections),
  };
}

async function close(nest: NestFastifyApplication, connections: OpenConnections): Promise<void> {
  const timer = setTimeout(() => connections.cut(), GOODBYE_MS);
  await nest.close().finally(() => clearTimeout(timer));
}
