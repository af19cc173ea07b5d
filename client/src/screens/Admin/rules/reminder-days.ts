import type { ReminderRule } from '@doi-thoai/shared';
import { REMINDER_LIMITS } from '@doi-thoai/shared';
import type { useText } from '../../../text/text';

type Say = ReturnType<typeof useText>['t'];

/** `7, 3, 1`, most first and each once; null for anything that is no list of days. */
export function readDays(text: string): number[] | null {
  const parts = text.split(/[,;\s]+/).filter(Boolean);
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) return null;
  const days = [...new Set(parts.map(Number))].sort((a, b) => b - a);
  const fits = days.every((day) => day >= 1 && day <= REMINDER_LIMITS.days);
  return fits && days.length <= REMINDER_LIMITS.before ? days : null;
}

/** The rule in a sentence. */
export function reminderWords(t: Say, { before, onDay, everyAfter, at }: ReminderRule): string {
  const parts = [
    before.length > 0 && t('rules.remindsBefore', { days: before.join(', ') }),
    onDay && t('rules.remindsOnDay'),
    everyAfter > 0 && t('rules.remindsAfter', { n: everyAfter }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? t('rules.remindsNever') : `${parts.join('; ')} (${at})`;
}
