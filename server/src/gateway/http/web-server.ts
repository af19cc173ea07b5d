import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Refusal } from '@doi-thoai/shared';

/** Everything comes from our own address: no inline script, no foreign source, no frame. */
const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    // Charts and drag handles set style attributes; style sheets are files.
    'style-src': ["'self'"],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'", 'ws:', 'wss:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  },
};

/** A year for files whose name holds their hash; the page itself is asked for anew. */
const YEAR_SECONDS = 31_536_000;

export async function addSecurityHeaders(app: NestFastifyApplication, https: boolean): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: CONTENT_SECURITY,
    // A hall often runs on plain http: promising TLS there would lock the phones out.
    strictTransportSecurity: https,
    crossOriginOpenerPolicy: https ? { policy: 'same-origin' } : false,
    originAgentCluster: https,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/** What is read through the interface belongs to one reader: no cache on the way keeps it. */
export function keepNothing(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    const kept = reply.hasHeader('cache-control');
    if (request.url.startsWith('/api/') && !kept) void reply.header('cache-control', 'no-store');
    return payload;
  });
}

/** An address that is none reaches no route and none of the hooks above. */
export function refuseBadUrl(_error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  const malformed: Refusal = { ok: false, code: 'MALFORMED', details: {} };
  void reply
    .header('content-security-policy', "default-src 'none'")
    .header('x-content-type-options', 'nosniff');
  void reply.header('referrer-policy', 'no-referrer').status(400).send(malformed);
}

/** The web client with its compressed twins; unknown pages are the client's to route. */
export async function serveClient(app: NestFastifyApplication, folder: string): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      preCompressed: true,
      index: false,
      dotfiles: 'deny',
      // The shell of the public boards: the server fills it.
      globIgnore: ['board.html*'],
      setHeaders: (reply, path) => {
        const hashed = path.includes('/assets/');
        const cache = hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
        (reply as unknown as { setHeader(name: string, value: string): void }).setHeader(
          'cache-control',
          cache,
        );
      },
    });
  }
  const notFound: Refusal = { ok: false, code: 'NOT_FOUND', details: {} };
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) => {
    const isPage = !request.url.startsWith('/api/') && !/\.\w+$/.test(request.url.split('?')[0] ?? '');
    if (built && isPage) return reply.sendFile('index.html');
    return reply.status(404).send(notFound);
  });
}
