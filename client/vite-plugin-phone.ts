import type { Plugin, Rolldown } from 'vite';

const TRANSPORTS = /\/engine\.io-client\/build\/esm\/transports\/index\.js$/;
const POLLING = /\/engine\.io-client\/build\/esm\/transports\/polling/;

/**
 * One file for the phone instead of several: whatever the entry reaches by static imports, also when a console
 * uses it too. Each file costs a request, its headers, and compresses worse.
 */
export function onePhoneChunk(): { plugin: Plugin; group: Rolldown.CodeSplittingGroup } {
  const first = new Set<string>();
  const plugin: Plugin = {
    name: 'doi-thoai-phone',
    apply: 'build',
    buildEnd() {
      for (const id of this.getModuleIds()) if (this.getModuleInfo(id)?.isEntry) first.add(id);
      for (const id of first) for (const next of this.getModuleInfo(id)?.importedIds ?? []) first.add(next);
    },
  };
  const isFirst = (id: string): boolean =>
    (first.has(id) && !POLLING.test(id)) || id.includes('rolldown/runtime');
  return { plugin, group: { name: 'phone', test: isFirst } };
}

/**
 * Leaves engine.io's own list of transports away, because `realtime/socket.ts` names the ones it uses. Otherwise
 * every phone would fetch polling, which few ever need, and WebTransport, which no server of ours speaks.
 */
export function namedTransports(): Plugin {
  return {
    name: 'doi-thoai-transports',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: TRANSPORTS },
      handler: () => 'export const transports = {};',
    },
    transform: {
      filter: { id: POLLING },
      // It only declares classes: who names them fetches it, nobody else.
      handler: () => ({ moduleSideEffects: false }),
    },
  };
}
