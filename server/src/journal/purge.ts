import type { EventType, Events, Id, WireEvent } from '@doi-thoai/shared';
import type { StreamWrite } from './transaction.js';

/**
 * With what an entry's words are deleted when an opinion is purged (W35): with the opinion that it is about, with an
 * opinion that it only quotes, with a speaker's request that became this opinion or leaned on it, with a material,
 * with a signed version, or never, because it holds none of their words. Total, so that a new event type must decide.
 */
const PURGED_WITH: Record<EventType, 'submission' | 'quoted' | 'request' | 'material' | 'signed' | null> = {
  'organisation.changed': null,
  'organisation.staffAdded': null,
  'organisation.accountChanged': null,
  'organisation.passwordLinkMade': null,
  'organisation.passwordSet': null,
  'organisation.meetingCreated': null,
  'organisation.profileChanged': null,
  'organisation.holidaysChanged': null,
  'organisation.unitChanged': null,
  'organisation.issuingBodyChanged': null,
  'organisation.templateChanged': null,
  'meeting.changed': null,
  'meeting.state': null,
  'meeting.override': null,
  'meeting.step': null,
  'materials.changed': 'material',
  'materials.ordered': null,
  'participants.changed': null,
  'participants.unit': null,
  'participants.standIn': null,
  'participants.standInRemoved': null,
  'submissions.changed': 'submission',
  'submissions.attachmentRemoved': null,
  'submissions.authorOpened': null,
  'content.purged': null,
  'submissions.published': 'submission',
  // Its words are those of the opinion that moved up.
  'submissions.unpublished': 'quoted',
  // The wording of a collated opinion is the secretary's own.
  'collation.changed': null,
  'collation.removed': null,
  'collection.changed': null,
  'floor.request': 'request',
  'invitations.changed': null,
  'floor.queue': null,
  'floor.next': null,
  'floor.turn': null,
  'floor.spoken': null,
  'floor.act': null,
  // So is the gist of a turn.
  'floor.note': null,
  'responses.given': null,
  'responses.drafted': null,
  'responses.draftRemoved': null,
  'responses.judged': null,
  'responses.reopening': null,
  'responses.reopeningRemoved': null,
  'commitments.changed': null,
  'commitments.acted': null,
  'commitments.removed': null,
  'reminders.changed': null,
  'reminders.seen': null,
  'reminders.calendar': null,
  'conclusions.changed': null,
  'conclusions.removed': null,
  'conclusions.state': null,
  'signed.changed': 'signed',
  'screen.projection': 'submission',
};

type Purged = 'submission' | 'request' | 'material' | 'signed';

/**
 * Deletes the words of every entry that tells about an opinion, a request, a material or a signed version, and stored refusals that show it.
 * Resolves to the numbers of the entries, which stay, so that the chain can be verified.
 */
export async function purgeWords(tx: StreamWrite, what: Purged, id: Id): Promise<number[]> {
  const [purged] = await tx.query<{ seqs: string[] }>('select purge_words($1, $2, $3, $4) as seqs', [
    tx.streamId,
    id,
    typesOf(what),
    what === 'submission' ? typesOf('quoted') : [],
  ]);
  return (purged?.seqs ?? []).map(Number);
}

function typesOf(what: Purged | 'quoted'): string[] {
  return Object.entries(PURGED_WITH).flatMap(([type, owner]) => (owner === what ? [type] : []));
}

/**
 * What is still told of an entry whose words were purged: nothing, but that an opinion left the list, which whoever
 * was away must hear (W54).
 */
export function withoutWords(type: EventType, rest: object): WireEvent['data'] {
  if (type !== 'submissions.unpublished') return null;
  const { id } = rest as Pick<Events['submissions.unpublished'], 'id'>;
  return { id, refill: null };
}
