import {
  countGraphemes,
  hasForbiddenCharacters,
  LIMITS,
  normaliseText,
  type Id,
  type OpinionWords,
  type RuleProfile,
  type SubmissionKind,
} from '@doi-thoai/shared';
import { t } from '../../text/text';

/** What stands in the form; no topic chosen yet is the empty id. */
export type WrittenWords = OpinionWords;

export const NO_WORDS: WrittenWords = { kind: 'OPINION', topicId: '', summary: '', text: '' };

/** domain.md 6.6: the kinds of the phone's form. Comments belong to a draft that is being consulted on. */
export function kindsOffered(profile: RuleProfile): readonly SubmissionKind[] {
  const usual = ['OPINION', 'PETITION', 'PROPOSAL', 'REPORT', 'WISH'] as const;
  return profile === 'DRAFT_CONSULTATION' ? ['COMMENT', ...usual] : usual;
}

export type WordProblems = Partial<Record<'topicId' | 'summary' | 'text', string>>;

function problemOf(words: string, limit: number, missing: string): string | undefined {
  const text = normaliseText(words);
  if (text === '') return missing;
  // Line breaks and tabs are words' own; what is refused is named, never silently dropped.
  if (hasForbiddenCharacters(text)) return t('errors.field.FORBIDDEN_CHARACTERS');
  if (countGraphemes(text) > limit) return t('errors.field.TOO_LONG', { limit });
  return undefined;
}

/** What keeps the words from being sent, field by field; empty when nothing does. */
export function problemsOf(words: WrittenWords, topics: readonly { id: Id }[]): WordProblems {
  const problems: WordProblems = {
    topicId: topics.some(({ id }) => id === words.topicId) ? undefined : t('delegate.topicMissing'),
    summary: problemOf(words.summary, LIMITS.summary, t('delegate.summaryMissing')),
    text: problemOf(words.text, LIMITS.text, t('delegate.textMissing')),
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

/** As the server will store them. */
export function cleanWords({ kind, topicId, summary, text }: WrittenWords): OpinionWords {
  return { kind, topicId, summary: normaliseText(summary), text: normaliseText(text) };
}

export function isUntouched({ summary, text }: WrittenWords): boolean {
  return summary.trim() === '' && text.trim() === '';
}
