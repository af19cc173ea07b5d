import type { CivilDate, FieldProblem, RuleProfile, RuleProfileVersion, RuleStep } from '@doi-thoai/shared';
import { STEP_ANCHORS, sideOf } from '@doi-thoai/shared';
import { SHIPPED_PROFILES } from './profiles-shipped.js';

/** Shipped and own versions together, by profile and day; an own one of the same day stands instead. */
export function allVersions(own: readonly RuleProfileVersion[]): RuleProfileVersion[] {
  const key = ({ profile, validFrom }: RuleProfileVersion): string => `${profile} ${validFrom}`;
  const replaced = new Set(own.map(key));
  return [...SHIPPED_PROFILES.filter((one) => !replaced.has(key(one))), ...own].sort((a, b) =>
    key(a) < key(b) ? -1 : 1,
  );
}

/** The version of a profile for a day, and whether it was in force on that day. */
export interface VersionOfDay {
  version: RuleProfileVersion;
  inForce: boolean;
}

/**
 * The newest version that begins on or before the day; for a meeting from before all of them the oldest. Either may
 * be out of force on that day, which is said and not hidden.
 */
export function versionOn(
  versions: readonly RuleProfileVersion[],
  profile: RuleProfile,
  day: CivilDate,
): VersionOfDay {
  const own = versions.filter((one) => one.profile === profile);
  const version = own.findLast((one) => one.validFrom <= day) ?? own[0];
  if (!version) throw new Error(`no rules of ${profile}`);
  const ended = version.validUntil !== null && version.validUntil < day;
  return { version, inForce: version.validFrom <= day && !ended };
}

/** What makes a profile unusable: a step twice, an anchor that the step cannot have, no review of noted opinions. */
export function profileProblems(
  profile: Pick<RuleProfileVersion, 'validFrom' | 'validUntil' | 'steps'>,
): FieldProblem[] {
  const { validFrom, validUntil, steps } = profile;
  const names = steps.map(({ step }) => step);
  return [
    ...(validUntil !== null && validUntil < validFrom
      ? [{ path: 'validUntil', reason: 'OUT_OF_RANGE' as const }]
      : []),
    ...steps.flatMap((step, i) => stepProblems(step, i, names.indexOf(step.step) < i)),
    ...(names.includes('NOTED_REVIEW') ? [] : [{ path: 'steps', reason: 'MISSING' as const }]),
  ];
}

function stepProblems({ step, deadline }: RuleStep, index: number, again: boolean): FieldProblem[] {
  const path = `steps.${index}`;
  if (again) return [{ path: `${path}.step`, reason: 'OUT_OF_RANGE' }];
  if (!STEP_ANCHORS[step].includes(deadline.anchor)) {
    return [{ path: `${path}.deadline.anchor`, reason: 'NOT_IN_LIST' }];
  }
  if (sideOf(deadline.anchor) !== deadline.side)
    return [{ path: `${path}.deadline.side`, reason: 'NOT_IN_LIST' }];
  // What was noted today cannot be due today.
  if (step === 'NOTED_REVIEW' && deadline.days < 1)
    return [{ path: `${path}.deadline.days`, reason: 'OUT_OF_RANGE' }];
  return [];
}
