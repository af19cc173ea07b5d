import type { Id, Instant } from '../ids.js';

/** Layouts of the hall screen (look.md). AUTO follows the meeting: speaker, else topics, else join. */
export const SCREEN_MODES = ['AUTO', 'SPEAKER', 'OPINION', 'TOPICS', 'JOIN', 'BREAK', 'PROMISED'] as const;
export type ScreenMode = (typeof SCREEN_MODES)[number];

/** What the hall screen shows (hình chiếu). Only reviewed words ever get here. */
export interface ProjectionView {
  mode: ScreenMode;
  opinion: {
    kind: 'SUBMISSION' | 'COLLATED';
    id: Id;
    topicId: Id;
    summary: string;
    unit: string;
    /** Raw opinions behind a collated one; 1 for a single submission. */
    weight: number;
  } | null;
  at: Instant | null;
  version: number;
}

export interface ScreenCommands {
  /** `collatedId` with OPINION; a raw opinion goes on air by `submissions.showOnScreen`. */
  'screen.show': { payload: { mode: ScreenMode; collatedId: Id | null; seen: number }; result: null };
  'screen.clear': { payload: { seen: number }; result: null };
}

export interface ScreenEvents {
  'screen.projection': ProjectionView;
}
