import type { Id } from '../ids.js';

/** đánh giá / yêu cầu / nhiệm vụ (seed 2: requirements are not tasks). */
export const LINE_KINDS = ['ASSESSMENT', 'REQUIREMENT', 'TASK'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export interface ConclusionLineView {
  id: Id;
  kind: LineKind;
  text: string;
  /** Reading order inside the conclusion; ties by id. */
  position: number;
  version: number;
}

export interface ConclusionsCommands {
  'conclusions.addLine': {
    payload: { lineId: Id; kind: LineKind; text: string; position: number };
    result: { lineId: Id };
  };
  'conclusions.editLine': {
    payload: { lineId: Id; kind: LineKind; text: string; position: number; seen: number };
    result: null;
  };
  'conclusions.removeLine': { payload: { lineId: Id; seen: number }; result: null };
}

export interface ConclusionsEvents {
  'conclusions.changed': ConclusionLineView;
  'conclusions.removed': { id: Id };
}
