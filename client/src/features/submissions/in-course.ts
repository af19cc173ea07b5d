import type { SubmissionView } from '@doi-thoai/shared';
import type { useText } from '../../text/text';

type TFunction = ReturnType<typeof useText>['t'];

/** Still to be read, collated and answered here: neither taken back by its author nor set aside by the desk. */
export function inCourse({ withdrawn, aside }: Pick<SubmissionView, 'withdrawn' | 'aside'>): boolean {
  return !withdrawn && !aside;
}

/** What a list calls it: of one in quarantine, or whose words were deleted, the words are told to nobody. */
export function headingOf(
  { summary, aside }: Pick<SubmissionView, 'summary' | 'aside'>,
  t: TFunction,
): string {
  return summary || (aside ? t(`aside.untold.${aside.kind === 'PURGED' ? 'PURGED' : 'SECRET_SUSPECT'}`) : '');
}
