import type { Plugin, Rolldown } from 'vite';

/** Whatever the phone needs from opening its link on; each file costs a request and its headers. */
const PHONE_SCREENS = ['/screens/Join/Join.tsx', '/screens/Delegate/Delegate.tsx'];

/**
 * One file for the phone instead of two dozen: what the delegate's screens reach by static imports and the
 * first page has not brought already, also when a console uses it too.
 */
export function onePhoneChunk(): { plugin: Plugin; group: Rolldown.CodeSplittingGroup } {
  const phone = new Set<string>();
  const plugin: Plugin = {
    name: 'doi-thoai-phone',
    apply: 'build',
    buildEnd() {
      const reach = (roots: readonly string[]): Set<string> => {
        const seen = new Set(roots);
        for (const id of seen) for (const next of this.getModuleInfo(id)?.importedIds ?? []) seen.add(next);
        return seen;
      };
      const ids = [...this.getModuleIds()];
      const first = reach(ids.filter((id) => this.getModuleInfo(id)?.isEntry));
      const screens = ids.filter((id) => PHONE_SCREENS.some((screen) => id.endsWith(screen)));
      for (const id of reach(screens)) if (!first.has(id)) phone.add(id);
    },
  };
  return { plugin, group: { name: 'phone-screens', test: (id) => phone.has(id) } };
}
