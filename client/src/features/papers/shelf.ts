import type { PaperEntry, PaperFormat, PaperIssuer, PaperKind } from '@doi-thoai/shared';
import { FORMATS_OF } from '@doi-thoai/shared';

/** Papers with a way of their own, which know of nothing that is missing. */
export const OWN_WAY = ['STATISTICS', 'MINUTES', 'COLLATION_TABLE'] as const;
type OwnWay = (typeof OWN_WAY)[number];

export type ShelfKind = PaperKind | OwnWay;

/** In the order in which a meeting needs them. */
export const SHELVES = [
  { group: 'BEFORE', kinds: ['INVITATIONS', 'FIGURES', 'STATISTICS'] },
  { group: 'MEETING', kinds: ['MINUTES', 'COLLATION_TABLE', 'NEVER_REACHED', 'NEVER_SPOKEN'] },
  { group: 'AFTER', kinds: ['NOTICE', 'TASKS', 'ACCEPTANCE', 'PRESS'] },
] as const satisfies readonly { group: string; kinds: readonly ShelfKind[] }[];

const OWN_FORMATS: Record<OwnWay, readonly PaperFormat[]> = {
  STATISTICS: ['xlsx'],
  MINUTES: ['docx', 'pdf'],
  COLLATION_TABLE: ['docx', 'pdf', 'xlsx'],
};

const OWN_PATHS: Record<OwnWay, string> = {
  STATISTICS: 'statistics',
  MINUTES: 'minutes',
  COLLATION_TABLE: 'collation-table',
};

export interface PaperFile {
  format: PaperFormat;
  href: string;
}

interface Seat {
  meetingId: string;
  participantId: string;
}

function hasOwnWay(kind: ShelfKind): kind is OwnWay {
  return (OWN_WAY as readonly string[]).includes(kind);
}

/** Where each file of a paper is fetched, as that issuing body issues it. */
export function filesOf(
  kind: ShelfKind,
  { meetingId, participantId }: Seat,
  issuer: PaperIssuer,
): PaperFile[] {
  const papers = `/api/meetings/${meetingId}/papers`;
  const seat = `seat=${participantId}`;
  if (hasOwnWay(kind)) {
    const system = `system=${issuer.system}`;
    return OWN_FORMATS[kind].map((format) => ({
      format,
      href: `${papers}/${OWN_PATHS[kind]}.${format}?${system}&${seat}`,
    }));
  }
  const body = `body=${encodeURIComponent(issuer.key)}`;
  return FORMATS_OF[kind].map((format) => ({
    format,
    href: `${papers}/${kind}?format=${format}&${body}&${seat}`,
  }));
}

export function entryOf(kind: ShelfKind, { papers }: PaperIssuer): PaperEntry | null {
  return papers.find((one) => one.kind === kind) ?? null;
}
