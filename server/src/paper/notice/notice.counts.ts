import {
  TREATMENTS,
  treatmentOf,
  type AcceptanceRow,
  type OpinionKind,
  type Treatment,
} from '../acceptance/acceptance.model.js';
import type { NoticeModel } from './notice.model.js';

/** What the notice counts, each with the kind of thing it counts; different kinds are never added. */
export interface NoticeCounts {
  of: Record<OpinionKind, KindCounts>;
  speakers: number;
  groups: NoticeGroup[];
  treatments: { treatment: Treatment; n: number }[];
}

export interface KindCounts {
  all: number;
  /** At least one answer was given in the room. */
  answeredLive: number;
  /** Answered, all of it in writing. */
  answeredWritten: number;
  /** Numbers of those that nobody has answered. */
  open: number[];
}

export interface NoticeGroup {
  topic: string;
  collated: number;
  turns: number;
  submissions: number;
  answered: number;
  /** First and last row of the annex. */
  from: number;
  to: number;
}

export function countNotice({ acceptance, floor }: NoticeModel): NoticeCounts {
  const { rows } = acceptance;
  return {
    of: {
      COLLATED: kindCounts(rows, 'COLLATED'),
      TURN: kindCounts(rows, 'TURN'),
      SUBMISSION: kindCounts(rows, 'SUBMISSION'),
    },
    speakers: new Set(floor.speakers).size,
    groups: groups(rows),
    treatments: TREATMENTS.map((treatment) => ({
      treatment,
      n: rows.filter((row) => treatmentOf(row) === treatment).length,
    })).filter(({ n }) => n > 0),
  };
}

function kindCounts(rows: readonly AcceptanceRow[], kind: OpinionKind): KindCounts {
  const own = rows.filter((row) => row.kind === kind);
  const live = own.filter(({ answers }) => answers.some((answer) => answer.live));
  const open = own.filter(({ answers }) => answers.length === 0);
  return {
    all: own.length,
    answeredLive: live.length,
    answeredWritten: own.length - live.length - open.length,
    open: open.map(({ number }) => number),
  };
}

/** Rows of a topic stand together in the annex. */
function groups(rows: readonly AcceptanceRow[]): NoticeGroup[] {
  const found = new Map<string, NoticeGroup>();
  for (const [index, { topic, kind, answers }] of rows.entries()) {
    const group = found.get(topic) ?? {
      ...{ topic, collated: 0, turns: 0, submissions: 0, answered: 0 },
      ...{ from: index + 1, to: index + 1 },
    };
    group.to = index + 1;
    group.collated += kind === 'COLLATED' ? 1 : 0;
    group.turns += kind === 'TURN' ? 1 : 0;
    group.submissions += kind === 'SUBMISSION' ? 1 : 0;
    group.answered += answers.length > 0 ? 1 : 0;
    found.set(topic, group);
  }
  return [...found.values()];
}
