import { figure } from '../state/wording.js';

/** What was done, beside what was planned; null where nobody planned. */
export interface Triple {
  value: number;
  plannedForPeriod: number | null;
  plannedForYear: number | null;
}

export const isPlanned = ({ plannedForPeriod, plannedForYear }: Triple): boolean =>
  plannedForPeriod !== null || plannedForYear !== null;

/** "18/19/21": done / planned for the period / planned for the year, in this order (domain.md 2.7). */
export function triple({ value, plannedForPeriod, plannedForYear }: Triple): string {
  if (plannedForPeriod !== null && plannedForYear !== null)
    return [value, plannedForPeriod, plannedForYear].map(figure).join('/');
  // Of two numbers nobody could tell which plan the second one is.
  if (plannedForPeriod !== null) return `${figure(value)}/${figure(plannedForPeriod)} (kỳ)`;
  if (plannedForYear !== null) return `${figure(value)}/${figure(plannedForYear)} (năm)`;
  return figure(value);
}

/** What is still to be done of the year's plan, or of the period's where there is no other; null without a plan. */
export function remaining({ value, plannedForPeriod, plannedForYear }: Triple): number | null {
  const planned = plannedForYear ?? plannedForPeriod;
  // Of decimals, no rest of the binary fraction.
  return planned === null ? null : Math.max(0, Number((planned - value).toFixed(6)));
}
