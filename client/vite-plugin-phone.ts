import type { Plugin, Rolldown } from 'vite';

const TRANSPORTS = /\/engine\.io-client\/build\/esm\/transports\/index\.js$/;
const POLLING = /\/engine\.io-client\/build\/esm\/transports\/polling/;

/** A list of re-exports is left out of the reach: only what somebody names from it counts. */
const SHARED = /\/shared\/src\/index\.ts$/;

const BOARD = '/board.html';

/** What the phone fetches by itself once its first screen stands. */
const LATER = '/screens/Delegate/later-parts.tsx';

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
      const modules = new Map([...this.getModuleIds()].map((id) => [id, this.getModuleInfo(id)]));
      // The public board is a page of its own, and nothing of the phone's.
      first = reach(modules, (id) => modules.get(id)?.isEntry === true && !id.endsWith(BOARD));
      later = reach(modules, (id) => id.endsWith(LATER));
      checkSentences(modules, first);
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

type Modules = ReadonlyMap<string, Rolldown.ModuleInfo | null>;

const SHARED_NAMES = /import\s*\{([^}]*)\}\s*from\s*['"]@doi-thoai\/shared['"]/g;

/** Names that a module (its types stripped) takes from the shared package. */
function namedOf(code: string): string[] {
  const lists = [...code.matchAll(SHARED_NAMES)].map(([, names = '']) => names.split(','));
  return lists.flat().map((name) => name.trim().split(/\s/)[0] ?? '');
}

/** What a module imports; of the shared package only the files behind the names. */
function importsOf(modules: Modules, id: string): string[] {
  const info = modules.get(id);
  return (info?.importedIds ?? []).flatMap((next) => {
    if (!SHARED.test(next)) return [next];
    const names = namedOf(info?.code ?? '');
    const files = modules.get(next)?.importedIds ?? [];
    return [next, ...files.filter((file) => modules.get(file)?.exports.some((name) => names.includes(name)))];
  });
}

function reach(modules: Modules, isRoot: (id: string) => boolean): Set<string> {
  const seen = new Set([...modules.keys()].filter(isRoot));
  for (const id of seen) if (!SHARED.test(id)) for (const next of importsOf(modules, id)) seen.add(next);
  return seen;
}

const SENTENCES = /\/text\/vi\/(\w+)\.json$/;

/** A sentence that the first file names must be in it, or its key would stand on the screen until it comes. */
function checkSentences(modules: Modules, first: ReadonlySet<string>): void {
  const keys = new Map<string, string[]>();
  for (const id of first) {
    const feature = SENTENCES.exec(id)?.[1];
    const json = modules.get(id)?.code?.replace(/^export default |;$/g, '');
    if (feature && json) keys.set(feature, Object.keys(JSON.parse(json) as object));
  }
  const names = new RegExp(`[\\s([{:?,]['"\`]((${[...keys.keys()].join('|')})\\.([\\w.]*))['"\`$]`, 'g');
  for (const id of first) {
    if (!id.includes('/client/src/') || id.includes('/text/')) continue;
    for (const [, key = '', feature = '', rest = ''] of (modules.get(id)?.code ?? '').matchAll(names)) {
      const known = keys
        .get(feature)
        ?.some((each) => each === rest || (rest.endsWith('.') && each.startsWith(rest)));
      if (!known && rest !== '') throw new Error(`${id}: "${key}" is not among the first sentences`);
    }
  }
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

/** Parts of socket.io-client for bytes, and what takes their place: the protocol is JSON, frame by frame. */
const BYTES: Record<string, string> = {
  'socket.io-parser/build/esm/is-binary.js':
    'export const isBinary = () => false; export const hasBinary = () => false;',
  'socket.io-parser/build/esm/binary.js':
    'export const deconstructPacket = (packet) => ({ packet, buffers: [] }); export const reconstructPacket = (packet) => packet;',
  'engine.io-parser/build/esm/contrib/base64-arraybuffer.js':
    'export const decode = () => new ArrayBuffer(0);',
};
const BYTES_FILE =
  /\/(socket\.io-parser\/build\/esm\/(?:is-)?binary\.js|engine\.io-parser\/build\/esm\/contrib\/base64-arraybuffer\.js)$/;

/** Leaves them away; a frame of bytes, which our server never sends, then ends the connection as a broken one does. */
export function textFrames(): Plugin {
  return {
    name: 'doi-thoai-text-frames',
    apply: 'build',
    enforce: 'pre',
    load: { filter: { id: BYTES_FILE }, handler: (id) => BYTES[BYTES_FILE.exec(id)?.[1] ?? ''] },
  };
}

const PRELOAD = /^\0vite\/preload-helper\.js$/;

/**
 * Fetches a chunk and its style sheets side by side; what failed is fetched again by the next attempt. The page's own
 * sheet is there from the start: fetched again it would come last and win over the consoles' font and parts.
 */
const PRELOAD_HELPER = `
const sheets = {};
function fetchSheet(name) {
  const link = document.createElement('link');
  return new Promise((resolve, reject) => {
    link.rel = 'stylesheet';
    link.href = '/' + name;
    link.onload = resolve;
    link.onerror = () => {
      delete sheets[name];
      link.remove();
      reject(new Error('Could not import ' + name));
    };
    document.head.append(link);
  });
}
export const __vitePreload = (load, names = []) =>
  Promise.all([load(), ...names.map((name) => (sheets[name] ??= document.querySelector('link[href="/' + name + '"]') ?? fetchSheet(name)))]).then(([module]) => module);
`;

/** In place of Vite's own helper, which carries module preloading for all cases into the first file. */
export function smallPreload(): Plugin {
  return {
    name: 'doi-thoai-preload',
    apply: 'build',
    enforce: 'pre',
    load: { filter: { id: PRELOAD }, handler: () => PRELOAD_HELPER },
  };
}
