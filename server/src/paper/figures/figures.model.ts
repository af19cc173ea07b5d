import type { PaperCover } from '../cover.js';
import type { Triple } from './triple.js';

/** Bảng chỉ tiêu: the figures of the opening report, as they were reported. */
export interface FiguresModel {
  cover: PaperCover;
  report: { title: string; presenter: string };
  figures: ReportedFigure[];
}

/** Figures differ in unit and population: they are listed and never added (domain.md 2.7). */
export interface ReportedFigure extends Triple {
  label: string;
  unit: string;
  period: string;
  /** Position (from 1) of the figure that this one is a part of, when the report says so. */
  partOf: number | null;
  /** Unit responsible; empty when nobody was named. */
  owner: string;
}
