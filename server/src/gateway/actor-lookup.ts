import type { ActorLookup } from '../journal/queued.js';

/**
 * The present rights of actors, read under the stream's lock. In a meeting the server itself acts under the meeting's
 * own id, as an ADMIN, who has no content right: for those who hold a receipt, and for what came in anonymously.
 * The link of a unit lets people in and does nothing else; no session is ever opened for it. On the organisation's
 * stream the stream itself acts as ADMIN: the first account is made so, and a password set that its owner or a link has
 * proved. A closed account is nobody. A row of people that bears the stream's id is nobody either, and the door lets
 * only the server act under it.
 */
export const actorLookup: ActorLookup = {
  meetingSql: `select id, role, unit_id, may_take_over from participant
    where meeting_id = $1 and id = any($2) and id <> $1
    union all select link_id, 'GUEST', unit_id, false from unit_set
    where meeting_id = $1 and link_id = any($2) and link_id <> $1
    union all select id, 'ADMIN', null, false from meeting where id = $1 and id = any($2)`,
  organisationSql: `select id, role, null::uuid as unit_id, false as may_take_over from staff_account
    where id = any($2) and id <> $1 and closed_at is null
    union all select organisation_stream, 'ADMIN', null, false from installation
    where organisation_stream = $1 and organisation_stream = any($2)`,
};
