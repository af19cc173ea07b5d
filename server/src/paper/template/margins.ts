import type { TemplateProblem } from '@doi-thoai/shared';
import { DOCUMENT } from './package.js';
import type { PageType, Scanned, ScannedSection } from './scan.js';

const RELATIONS = 'word/_rels/document.xml.rels';
const SETTINGS = 'word/settings.xml';
const MARK = /\{\{\s*dau_ban\s*\}\}/i;

/**
 * Whether the mark of drafts and rehearsals would be seen on every page (W166): of each section the header or the footer
 * of each sort of page has it, its own or the one that it takes over from the section before.
 */
export function marginProblems(scans: ReadonlyMap<string, Scanned>): TemplateProblem[] {
  const targets = scans.get(RELATIONS)?.targets ?? new Map<string, string>();
  const marked = (id: string | undefined): boolean => {
    const target = id === undefined ? undefined : targets.get(id);
    const part = target === undefined ? undefined : scans.get(`word/${target.replace(/^\/?word\//, '')}`);
    return part?.paragraphs.some(({ text }) => MARK.test(text)) ?? false;
  };
  const even = scans.get(SETTINGS)?.evenPages ?? false;
  const before: ScannedSection['parts'] = {};
  for (const { first, parts } of scans.get(DOCUMENT)?.sections ?? []) {
    Object.assign(before, parts);
    const sorts: PageType[] = [
      'default',
      ...(first ? ['first' as const] : []),
      ...(even ? ['even' as const] : []),
    ];
    if (sorts.every((sort) => marked(before[`header ${sort}`]) || marked(before[`footer ${sort}`]))) continue;
    return [{ problem: 'NOT_ON_EVERY_PAGE', about: 'dau_ban', place: null, text: '' }];
  }
  return [];
}
