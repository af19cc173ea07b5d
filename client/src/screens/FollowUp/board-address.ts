import type { Cell, CommitmentState, Delay, FollowUpPick, FollowUpScope } from '@doi-thoai/shared';
import { CELLS, COMMITMENT_STATES, DELAYS, isId } from '@doi-thoai/shared';

/** What narrows the board, as the address says it: a view can be kept, sent and gone back to. */
export type BoardView = FollowUpScope & FollowUpPick;

export const WHOLE_LIST: FollowUpPick = {
  cell: null,
  state: null,
  delay: null,
  week: null,
  extended: false,
  asked: false,
};

const known = <T extends string>(list: readonly T[], value: string | null): T | null =>
  list.find((one) => one === value) ?? null;

/** Whatever is not understood is left out. */
export function viewOf(search: string): BoardView {
  const asked = new URLSearchParams(search);
  const id = (name: string): string | null => {
    const value = asked.get(name);
    return isId(value) ? value : null;
  };
  const week = asked.get('week') ?? '';
  return {
    meetingId: id('meeting'),
    unitId: id('unit'),
    topic: asked.get('topic') || null,
    cell: known<Cell>(CELLS, asked.get('cell')),
    state: known<CommitmentState>(COMMITMENT_STATES, asked.get('state')),
    delay: known<Delay>(DELAYS, asked.get('delay')),
    week: /^\d{4}-\d{2}-\d{2}$/.test(week) ? week : null,
    extended: asked.get('extended') === 'yes',
    asked: asked.get('asked') === 'yes',
  };
}

export function scopeQuery({ meetingId, unitId, topic }: FollowUpScope): string {
  return queryOf({ meeting: meetingId, unit: unitId, topic });
}

export function viewQuery(view: BoardView): string {
  const { meetingId, unitId, topic, cell, state, delay, week, extended, asked } = view;
  return queryOf({
    ...{ meeting: meetingId, unit: unitId, topic, cell, state, delay, week },
    extended: extended ? 'yes' : null,
    asked: asked ? 'yes' : null,
  });
}

function queryOf(values: Record<string, string | null>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== null) query.set(name, value);
  return query.toString();
}
