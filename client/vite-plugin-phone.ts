import type { Plugin, Rolldown } from 'vite';

const TRANSPORTS = /\/engine\.io-client\/build\/esm\/transports\/index\.js$/;
const POLLING = /\/engine\.io-client\/build\/esm\/transports\/polling/;

/** What the phone fetches by itself once its first screen stands. */
const LATER = '/screens/Delegate/Later.tsx';

/**
 * Two files for the phone instead of dozens: whatever the entry reaches by static imports, and what comes later,
 * also when a console uses it too. Each file costs a request, its headers, and compresses worse.
 */
export function phoneChunks(): { plugin: Plugin; groups: Rolldown.CodeSplittingGroup[] } {
  let first = new Set<string>();
  let later = new Set<string>();
  const plugin: Plugin = {
    name: 'doi-thoai-phone',
    apply: 'build',
    buildEnd() {
      const reach = (isRoot: (id: string) => boolean): Set<string> => {
        const seen = new Set([...this.getModuleIds()].filter(isRoot));
        for (const id of seen) for (const next of this.getModuleInfo(id)?.importedIds ?? []) seen.add(next);
        return seen;
      };
      first = reach((id) => this.getModuleInfo(id)?.isEntry === true);
      later = reach((id) => id.endsWith(LATER));
    },
  };
  const isFirst = (id: string): boolean =>
    (first.has(id) && !POLLING.test(id)) || id.includes('rolldown/runtime');
  const groups = [
    { name: 'phone', test: isFirst },
    { name: 'phone-later', test: (id: string) => later.has(id) && !first.has(id) },
  ];
  return { plugin, groups };
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
