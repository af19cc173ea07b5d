import type { FiguresModel } from '../figures/figures.model.js';
import { coverOf, type Issuer, type PaperReading } from './reading.js';

/** The figures of the opening report. */
export function figuresModel(reading: PaperReading, issuer: Issuer): FiguresModel {
  const { report } = reading.meeting;
  const position = (label: string): number => report.figures.findIndex((one) => one.label === label) + 1;
  return {
    cover: coverOf(reading, issuer, { code: 'BC', number: null, date: null }),
    report: { title: report.title, presenter: report.presenter },
    figures: report.figures.map(({ label, value, unit, period, subsetOf, ...planned }) => ({
      ...{ label, value, unit, period },
      partOf: (subsetOf === '' ? 0 : position(subsetOf)) || null,
      plannedForPeriod: planned.plannedForPeriod ?? null,
      plannedForYear: planned.plannedForYear ?? null,
      owner: planned.owner ?? '',
    })),
  };
}
