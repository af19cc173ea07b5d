import type { Id, PublishedView, SubmissionView } from '@doi-thoai/shared';
import { LIMITS, clipText } from '@doi-thoai/shared';
import type { Audience } from '../journal/audience.js';
import type { OpinionOnAir } from '../screen/screen.service.js';
import type { SubmissionEntity } from './submissions.entity.js';

/** In quarantine the words are shown to nobody, the author included. */
function showsWords({ aside }: Pick<SubmissionEntity, 'aside'>): boolean {
  return aside?.kind !== 'SECRET_SUSPECT' && aside?.kind !== 'PURGED';
}

/** Whole: for the author, and for the journal. */
export function submissionView(
  row: Omit<SubmissionEntity, 'meetingId' | 'publishedVersion' | 'receiptId'>,
): SubmissionView {
  const { aside, attachments } = row;
  const shown = showsWords(row);
  return {
    id: row.id,
    trackingCode: row.trackingCode,
    authorId: row.authorId,
    authorName: row.authorName,
    authorUnitId: row.unitId,
    authorUnit: row.authorUnit,
    enteredById: row.enteredById,
    channel: row.channel,
    disclosure: row.disclosure,
    kind: row.kind,
    topicId: row.topicId,
    summary: shown ? row.summary : '',
    text: shown ? row.text : '',
    clipped: false,
    writtenAt: row.writtenAt,
    receivedAt: row.receivedAt,
    moderation: row.moderation,
    returnText: shown ? row.returnText : '',
    visibility: row.visibility,
    withdrawn: row.withdrawn,
    collatedIds: row.collatedIds,
    notReached: row.notReached,
    requestId: row.requestId,
    edition: row.edition,
    ...(aside ? { aside } : {}),
    ...(attachments && shown ? { attachments } : {}),
    version: row.version,
  };
}

/** As a row of a long list: the same cut that the journal makes for shared frames. */
export function listedView(row: SubmissionEntity): SubmissionView {
  const view = submissionView(row);
  return { ...view, ...clipText(view.text, LIMITS.rowText) };
}

/** What everybody may read: the author's name only where the author gave it. */
export function publishedView(row: SubmissionEntity): PublishedView {
  const named = row.disclosure === 'NAMED';
  const shown = showsWords(row);
  return {
    id: row.id,
    kind: row.kind,
    topicId: row.topicId,
    summary: shown ? row.summary : '',
    text: shown ? row.text : '',
    authorName: named ? row.authorName : '',
    authorUnit: named ? row.authorUnit : '',
    onAir: row.visibility === 'ON_AIR',
    version: row.publishedVersion ?? 0,
  };
}

/** As the hall screen shows it. */
export function projectedView(row: SubmissionEntity): OpinionOnAir {
  const unit = row.disclosure === 'NAMED' ? row.authorUnit : '';
  const summary = showsWords(row) ? row.summary : '';
  return { kind: 'SUBMISSION', id: row.id, topicId: row.topicId, summary, unit, weight: 1 };
}

interface Whose {
  authorId: Id | null;
  unitId: Id | null;
  receiptId?: Id | null;
}

/**
 * Chair and desk, the author, and the focal person of the author's unit (domain.md 6.1: raw of own unit). What was
 * sent without a name is not for the focal person, who often is the author's superior.
 */
export function audienceOf({ authorId, unitId, receiptId = null }: Whose): Audience[] {
  const audience: Audience[] = ['chair', 'desk'];
  if (receiptId !== null) return [...audience, `receipt:${receiptId}`];
  if (authorId !== null) audience.push(`participant:${authorId}`);
  if (unitId !== null) audience.push(`unit:${unitId}`);
  return audience;
}
