import type { Plugin, Rolldown } from 'vite';

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
  return { plugin, group: { name: 'phone', test: (id) => first.has(id) || id.includes('rolldown/runtime') } };
}
