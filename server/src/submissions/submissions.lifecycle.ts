import type { ErrorCode, Moderation, SubmissionView } from '@doi-thoai/shared';

/** Where an opinion stands (domain.md 6.3): what its author, the review and the hall have made of it. */
export type Standing = Pick<SubmissionView, 'moderation' | 'visibility' | 'withdrawn'>;

type Before = Standing & Pick<SubmissionView, 'collatedIds'> & { aside?: object | null };

export interface Circumstances {
  /** Opinions of this meeting are read by the secretariat first. */
  moderated: boolean;
  /** Whoever acts may approve as well, so that showing is approving. */
  mayApprove: boolean;
}

export type StandingAct =
  'edit' | 'withdraw' | 'approve' | 'return' | 'publish' | 'show' | 'hide' | 'leaveAir';

export type Verdict = { refused: ErrorCode } | { standing: Standing };

/** How a new opinion, or new words of an old one, begin. Nothing is public by itself. */
export function initialModeration(moderated: boolean): Moderation {
  return moderated ? 'PENDING' : 'APPROVED';
}

const ACTS: Record<StandingAct, (before: Before, at: Circumstances) => ErrorCode | Standing> = {
  // New words are unreviewed words: they leave the air and the published list at once.
  edit: (before, { moderated }) =>
    before.collatedIds.length > 0
      ? 'ALREADY_COLLATED'
      : { moderation: initialModeration(moderated), visibility: 'HIDDEN', withdrawn: false },
  withdraw: (before) =>
    before.collatedIds.length > 0
      ? 'ALREADY_COLLATED'
      : { moderation: before.moderation, visibility: 'HIDDEN', withdrawn: true },
  approve: (before) => ({ moderation: 'APPROVED', visibility: before.visibility, withdrawn: false }),
  return: () => ({ moderation: 'RETURNED', visibility: 'HIDDEN', withdrawn: false }),
  publish: ({ moderation, visibility }) => {
    if (moderation !== 'APPROVED') return 'NOT_APPROVED';
    return { moderation, visibility: visibility === 'HIDDEN' ? 'PUBLISHED' : visibility, withdrawn: false };
  },
  // The chair reads what goes on the screen, so a pending one is approved by showing it. A returned one waits
  // for its author.
  show: ({ moderation }, { mayApprove }) => {
    const fit = moderation === 'APPROVED' || (moderation === 'PENDING' && mayApprove);
    return fit ? { moderation: 'APPROVED', visibility: 'ON_AIR', withdrawn: false } : 'NOT_APPROVED';
  },
  hide: ({ moderation }) => ({ moderation, visibility: 'HIDDEN', withdrawn: false }),
  leaveAir: ({ moderation, visibility }) => ({
    moderation,
    visibility: visibility === 'ON_AIR' ? 'PUBLISHED' : visibility,
    withdrawn: false,
  }),
};

/** What an act makes of an opinion, or why it is refused. */
export function judge(act: StandingAct, before: Before, at: Circumstances): Verdict {
  if (before.withdrawn) return { refused: 'ALREADY_WITHDRAWN' };
  if (before.aside) return { refused: 'SET_ASIDE' };
  const outcome = ACTS[act](before, at);
  return typeof outcome === 'string' ? { refused: outcome } : { standing: outcome };
}

export function sameStanding(a: Standing, b: Standing): boolean {
  return a.moderation === b.moderation && a.visibility === b.visibility && a.withdrawn === b.withdrawn;
}
