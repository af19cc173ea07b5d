import type {
  BreakdownBy,
  CollatedCounts,
  MeetingStatistics,
  RawCounts,
  UnitCounts,
} from '@doi-thoai/shared';

export type FigureKey =
  `units.${keyof UnitCounts}` | `raw.${keyof RawCounts}` | `collated.${keyof CollatedCounts}`;

/** What a number opens: the list of a figure, or of one row of a breakdown. */
export type StatisticsTarget =
  { figure: FigureKey; label: string } | { by: BreakdownBy; key: string | null; label: string };

export const GROUPS = ['units', 'raw', 'collated'] as const;
export type Group = (typeof GROUPS)[number];

export interface Figure {
  key: FigureKey;
  /** Null: fewer than five. */
  n: number | null;
  /** What it is a part of; null where it is counted by itself. */
  of: number | null;
}

/** The figures of a group in their order, each with the number that it is a share of. */
export function figuresOf(group: Group, { units, raw, collated }: MeetingStatistics): Figure[] {
  const figure = (key: FigureKey, n: number | null, of: number | null = null): Figure => ({ key, n, of });
  switch (group) {
    case 'units':
      return [
        figure('units.invited', units.invited),
        figure('units.answered', units.answered, units.invited),
        figure('units.late', units.late, units.answered),
        figure('units.silent', units.silent, units.invited),
      ];
    case 'raw':
      return [
        figure('raw.raw', raw.raw),
        figure('raw.inCourse', raw.inCourse, raw.raw),
        figure('raw.free', raw.free, raw.inCourse),
        figure('raw.unnamed', raw.unnamed, raw.inCourse),
        figure('raw.aside', raw.aside, raw.raw),
        figure('raw.withdrawn', raw.withdrawn),
        figure('raw.notReached', raw.notReached),
      ];
    case 'collated':
      return [
        figure('collated.live', collated.live),
        figure('collated.assigned', collated.assigned, collated.live),
        figure('collated.responders', collated.responders),
        figure('collated.repeated', collated.repeated, collated.live),
        figure('collated.parts', collated.parts, collated.live),
        figure('collated.merged', collated.merged),
        figure('collated.split', collated.split),
      ];
  }
}
