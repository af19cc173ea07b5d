import type { TestServer } from './server.js';

export interface Route {
  method: string;
  path: string;
}

/** What the server itself says it answers, so that a new route is asked, too. */
export function routesOf({ app }: TestServer): Route[] {
  const fastify = app.nest.getHttpAdapter().getInstance() as unknown as { printRoutes(o: object): string };
  const found: Route[] = [];
  const above: string[] = [];
  for (const line of fastify.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^([│ ]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/.exec(line);
    if (!match) continue;
    const depth = (match[1] ?? '').length / 4;
    above.length = depth;
    above[depth] = match[2] ?? '';
    const path = above.join('');
    for (const method of (match[3] ?? '').split(', ').filter(Boolean)) found.push({ method, path });
  }
  return found.filter(({ path }) => !path.startsWith('/assets/'));
}
