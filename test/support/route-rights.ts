import type { Id, Role } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import { PARTS } from './everybody.js';

/** What is real in the meeting whose routes are asked. */
export interface Real {
  meetingId: Id;
  topicId: Id;
  /** An opinion of the delegate. */
  submissionId: Id;
  /** A file beside it. */
  attachmentId: Id;
  /** A material for the table, and its file. */
  materialId: Id;
  versionId: Id;
  /** One that is still being prepared. */
  preparedId: Id;
  /** One in quarantine, of somebody else. */
  quarantinedId: Id;
  /** A delegate's seat, whose slip is printed. */
  seatId: Id;
  /** A collated opinion that was put to the responder's unit. */
  putId: Id;
  /** A promise of the responder's unit, a report on it and the file beside. */
  commitmentId: Id;
  actId: Id;
  fileId: Id;
  /** A signed version that is not published: its scan, the Word file and what that is compared with. */
  signedId: Id;
  scanId: Id;
  generatedId: Id;
  editedId: Id;
}

type Told = 'NOT_ALLOWED' | 'NOT_FOUND';

/** Who a route is for. `seat`: these roles of the own meeting, the others are told `refused`. */
export type Door =
  | { for: 'anybody'; why: string }
  | { for: 'staff' }
  | { for: 'seat'; roles: readonly Role[]; refused: (role: Role) => Told };

interface RouteRight {
  door: Door;
  /** Values of the path's parameters, where the route needs real ones. */
  at?: (real: Real) => Record<string, string>;
  query?: string | ((real: Real) => string);
  body?: (real: Real) => object;
  /** A file instead. */
  bytes?: Uint8Array;
}

const DESK: readonly Role[] = ['ORGANISER', 'SECRETARY'];
const TABLE: readonly Role[] = [...DESK, 'CHAIR', 'CO_CHAIR'];
const EVERYBODY: readonly Role[] = PARTS;
const seat = (
  roles: readonly Role[],
  refused: Told | ((role: Role) => Told) = 'NOT_ALLOWED',
): Pick<RouteRight, 'door'> => ({
  door: { for: 'seat', roles, refused: typeof refused === 'string' ? () => refused : refused },
});

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const anybody = (why: string): RouteRight => ({ door: { for: 'anybody', why } });
const STAFF: RouteRight = { door: { for: 'staff' } };

const anonymous = ({ topicId }: Real): object => ({
  ...{ submissionId: makeId(), receipt: makeReceipt(), kind: 'WISH', topicId },
  ...{ summary: 'Điều mong muốn', text: 'Mong được lắng nghe.' },
});

/**
 * Who may ask what over HTTP, written by hand from domain.md 6.1 and the protocol, and never taken from the server's
 * code. Every route of the server has a line here, or a test fails.
 */
export const ROUTE_RIGHTS: Record<string, RouteRight> = {
  'GET /api/health': anybody('load balancers ask it'),
  'GET /api/address': anybody('slips and letters have it'),
  'POST /api/track': anybody('whoever has the code (W78)'),
  'POST /api/track/:act': anybody('whoever has the receipt (W78)'),
  'GET /api/entrance/meetings/:code': anybody('the code is on the screen'),
  'GET /api/entrance/links/:token': anybody('the link is what proves it'),
  'POST /api/entrance/links/:token/claim': anybody('the link is what proves it'),
  'GET /api/entrance/units/:token': anybody('the link is what proves it'),
  'POST /api/entrance/units/:token/join': anybody('the link is what proves it'),
  'GET /api/invitations/:token': anybody('the letter is what proves it'),
  'GET /api/calendars/:token': anybody('the secret in the address is what proves it (W153)'),
  'POST /api/invitations/:token': anybody('the letter is what proves it'),
  'POST /api/entrance/pin': anybody('the PIN is what proves it'),
  'POST /api/entrance/knocks': anybody('the desk decides'),
  'GET /api/entrance/knocks/:knockId': anybody('the secret of the knock is what proves it'),
  'POST /api/staff/set-up': anybody('the one-time link is what proves it'),
  'GET /api/staff/set-up': anybody('says only whether the link still works'),
  'POST /api/staff/login': anybody('name and password are what prove it'),
  'POST /api/staff/logout': anybody('ends the own session'),
  'GET /api/staff/me': anybody('a stranger is told that nobody is signed in'),
  'GET /api/staff/password-links/:token': anybody('the link is what proves it'),
  'POST /api/staff/password-links/:token': anybody('the link is what proves it'),
  'GET /api/demo': anybody('the demonstration is open to everybody'),
  'POST /api/staff/accounts': STAFF,
  'GET /api/organisation/accounts': STAFF,
  'POST /api/staff/accounts/:staffId/password-link': STAFF,
  'POST /api/staff/password': STAFF,
  'GET /api/staff/late': STAFF,
  'GET /api/staff/follow-up': STAFF,
  'GET /api/staff/follow-up/promises': STAFF,
  'GET /api/staff/follow-up/report': { ...STAFF, query: '?span=YEAR&year=2026' },
  'GET /api/staff/follow-up/report.xlsx': { ...STAFF, query: '?span=QUARTER&year=2026&n=4' },
  'GET /api/staff/follow-up/report.:format': {
    ...STAFF,
    query: '?span=YEAR&year=2026',
    at: () => ({ format: 'docx' }),
  },
  'GET /api/staff/promises': STAFF,
  'POST /api/staff/meetings/:meetingId/enter': STAFF,
  'POST /api/staff/meeting-files': STAFF,
  'POST /api/organisation/commands/:name': STAFF,
  'GET /api/organisation/rules': STAFF,
  'GET /api/organisation/units': STAFF,
  'GET /api/organisation/issuing-bodies': STAFF,
  'GET /api/organisation/issuing-bodies/:bodyId/numbers': STAFF,
  'GET /api/organisation/paper-templates': STAFF,
  'GET /api/organisation/paper-templates/samples/:kind/:system': {
    ...STAFF,
    at: () => ({ kind: 'PRESS', system: 'STATE' }),
  },
  'POST /api/organisation/paper-templates/:templateId': STAFF,
  'GET /api/organisation/paper-templates/:templateId/file': STAFF,
  'GET /api/organisation/paper-templates/:templateId/preview': STAFF,
  'GET /api/staff/meetings/:meetingId/earlier': STAFF,
  'POST /api/meetings/:meetingId/commands/:name': {
    // Which commands, rights.csv says; this one is for whoever keeps the roster.
    ...seat(DESK),
    at: () => ({ name: 'participants.import' }),
    body: () => ({ id: makeId(), payload: { csv: 'họ tên\n' } }),
  },
  'GET /api/meetings/:meetingId/snapshot': seat(EVERYBODY),
  'GET /api/meetings/:meetingId/published': seat(EVERYBODY),
  'GET /api/meetings/:meetingId/journal': seat(TABLE),
  // The clerk has the notice to get out in time.
  'GET /api/meetings/:meetingId/deadlines': seat([...TABLE, 'CLERK']),
  'GET /api/meetings/:meetingId/search': { ...seat(TABLE), query: '?q=nha' },
  'GET /api/meetings/:meetingId/alike': {
    ...seat(TABLE),
    query: ({ submissionId }) => `?kind=RAW&id=${submissionId}`,
  },
  'GET /api/meetings/:meetingId/suggested-topic': {
    ...seat(TABLE),
    query: ({ submissionId }) => `?kind=RAW&id=${submissionId}`,
  },
  'GET /api/meetings/:meetingId/put-before': {
    ...seat(['RESPONDER']),
    query: ({ putId }) => `?id=${putId}`,
  },
  'GET /api/meetings/:meetingId/promised': seat(EVERYBODY),
  'POST /api/meetings/:meetingId/calendars': {
    ...seat(['RESPONDER']),
    body: () => ({ id: makeId(), calendarId: makeId(), token: makeReceipt() }),
  },
  'GET /api/meetings/:meetingId/commitments/:commitmentId/calendar.ics': {
    ...seat([...TABLE, 'RESPONDER']),
    at: ({ commitmentId }) => ({ commitmentId }),
  },
  'GET /api/meetings/:meetingId/slips': seat(DESK),
  'GET /api/meetings/:meetingId/slips/:participantId': {
    ...seat(DESK),
    at: ({ seatId }) => ({ participantId: seatId }),
  },
  'GET /api/meetings/:meetingId/unit-links': seat(DESK),
  'GET /api/meetings/:meetingId/invitation-links': seat(DESK),
  'GET /api/meetings/:meetingId/units': seat(DESK),
  'GET /api/meetings/:meetingId/notices': seat(EVERYBODY),
  'GET /api/meetings/:meetingId/issuing-bodies': seat([...TABLE, 'CLERK']),
  'GET /api/meetings/:meetingId/file': seat(['ORGANISER']),
  'GET /api/meetings/:meetingId/accounts': seat(['ORGANISER']),
  'GET /api/meetings/:meetingId/unit-form': seat(['UNIT_FOCAL']),
  'POST /api/meetings/:meetingId/unit-form': seat(['UNIT_FOCAL']),
  'POST /api/meetings/:meetingId/roster-sheet': seat(DESK),
  'POST /api/meetings/:meetingId/roster-check': { ...seat(DESK), body: () => ({ csv: 'họ tên\n' }) },
  'GET /api/meetings/:meetingId/materials': seat(EVERYBODY),
  'GET /api/meetings/:meetingId/materials/:materialId/versions/:versionId': {
    // One that the table reads.
    ...seat([...TABLE, 'RESPONDER'], 'NOT_FOUND'),
    at: ({ materialId, versionId }) => ({ materialId, versionId }),
  },
  'POST /api/meetings/:meetingId/materials/:materialId/versions/:versionId': {
    ...seat(DESK),
    at: ({ preparedId }) => ({ materialId: preparedId, versionId: makeId() }),
    bytes: PDF,
  },
  'GET /api/meetings/:meetingId/signed': seat(EVERYBODY),
  'POST /api/meetings/:meetingId/signed/:signedId/files/:fileId': {
    ...seat([...TABLE, 'CLERK']),
    at: () => ({ signedId: makeId(), fileId: makeId() }),
    bytes: PDF,
  },
  'POST /api/meetings/:meetingId/signed/:signedId/generated/:fileId': {
    ...seat([...TABLE, 'CLERK']),
    // Is there already: it is not made once more for each of them.
    at: ({ signedId, generatedId }) => ({ signedId, fileId: generatedId }),
    body: () => ({ paper: 'COLLATION_TABLE', issuer: 'STATE' }),
  },
  'GET /api/meetings/:meetingId/signed/:signedId/difference': {
    ...seat([...TABLE, 'CLERK']),
    at: ({ signedId }) => ({ signedId }),
    query: ({ generatedId, editedId }) => `?generated=${generatedId}&edited=${editedId}`,
  },
  'GET /api/meetings/:meetingId/signed/:signedId/files/:fileId': {
    ...seat([...TABLE, 'CLERK'], 'NOT_FOUND'),
    at: ({ signedId, scanId }) => ({ signedId, fileId: scanId }),
  },
  'GET /api/meetings/:meetingId/papers/minutes.:format': {
    ...seat([...TABLE, 'CLERK', 'MONITOR']),
    at: () => ({ format: 'docx' }),
  },
  'GET /api/meetings/:meetingId/dossier': seat([...TABLE, 'CLERK', 'MONITOR']),
  'GET /api/meetings/:meetingId/statistics': seat([...TABLE, 'CLERK', 'MONITOR']),
  'GET /api/meetings/:meetingId/papers': seat([...TABLE, 'CLERK', 'MONITOR']),
  'GET /api/meetings/:meetingId/papers/:kind': {
    ...seat([...TABLE, 'CLERK', 'MONITOR']),
    at: () => ({ kind: 'NEVER_SPOKEN' }),
  },
  'GET /api/meetings/:meetingId/papers/statistics.xlsx': seat([...TABLE, 'CLERK', 'MONITOR']),
  'GET /api/meetings/:meetingId/papers/collation-table.:format': {
    ...seat([...TABLE, 'CLERK', 'MONITOR']),
    at: () => ({ format: 'xlsx' }),
  },
  // The author reads the own one back; to the others it does not exist.
  'GET /api/meetings/:meetingId/submissions/:submissionId': {
    ...seat([...TABLE, 'DELEGATE'], 'NOT_FOUND'),
    at: ({ submissionId }) => ({ submissionId }),
  },
  'GET /api/meetings/:meetingId/submissions/:submissionId/quarantined': {
    ...seat(TABLE, 'NOT_FOUND'),
    at: ({ quarantinedId }) => ({ submissionId: quarantinedId }),
  },
  // Whoever reads the opinion reads what is beside it: here also the focal person of the author's unit.
  'GET /api/meetings/:meetingId/submissions/:submissionId/attachments/:attachmentId': {
    ...seat([...TABLE, 'DELEGATE', 'UNIT_FOCAL'], 'NOT_FOUND'),
    at: ({ submissionId, attachmentId }) => ({ submissionId, attachmentId }),
  },
  'POST /api/meetings/:meetingId/submissions/:submissionId/attachments/:attachmentId': {
    ...seat(['SECRETARY', 'DELEGATE', 'UNIT_FOCAL'], (role) =>
      TABLE.includes(role) ? 'NOT_ALLOWED' : 'NOT_FOUND',
    ),
    at: ({ submissionId }) => ({ submissionId, attachmentId: makeId() }),
    bytes: PDF,
  },
  // Chair and desk, the unit, and whoever watches over it or makes its papers.
  'GET /api/meetings/:meetingId/commitments/:commitmentId/acts': {
    ...seat([...TABLE, 'RESPONDER', 'CLERK', 'MONITOR'], 'NOT_FOUND'),
    at: ({ commitmentId }) => ({ commitmentId }),
  },
  'GET /api/meetings/:meetingId/commitments/:commitmentId/acts/:actId/files/:fileId': {
    ...seat([...TABLE, 'RESPONDER', 'CLERK', 'MONITOR'], 'NOT_FOUND'),
    at: ({ commitmentId, actId, fileId }) => ({ commitmentId, actId, fileId }),
  },
  'POST /api/meetings/:meetingId/commitments/:commitmentId/acts/:actId/files/:fileId': {
    ...seat(['RESPONDER'], (role) =>
      [...TABLE, 'CLERK', 'MONITOR'].includes(role) ? 'NOT_ALLOWED' : 'NOT_FOUND',
    ),
    at: ({ commitmentId, actId }) => ({ commitmentId, actId, fileId: makeId() }),
    bytes: PDF,
  },
  // Nobody has said why yet, so that nobody reads a name.
  'GET /api/meetings/:meetingId/submissions/:submissionId/author': {
    ...seat([], 'NOT_FOUND'),
    at: ({ submissionId }) => ({ submissionId }),
  },
  'GET /api/meetings/:meetingId/submissions/:submissionId/line': {
    ...seat(['DELEGATE'], 'NOT_FOUND'),
    at: ({ submissionId }) => ({ submissionId }),
  },
  // Of the guests only those of a meeting that lets them write.
  'POST /api/meetings/:meetingId/anonymous': { ...seat(['DELEGATE', 'UNIT_FOCAL']), body: anonymous },
};
