import type { ConclusionLineView, Id } from '@doi-thoai/shared';

const STEP = 1000;

/** Reading order: by position, ties by id. */
export function inOrder(lines: Record<Id, ConclusionLineView>): ConclusionLineView[] {
  return Object.values(lines).sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}

/** After the last line. */
export function lastPosition(lines: readonly ConclusionLineView[]): number {
  return (lines.at(-1)?.position ?? 0) + STEP;
}

/** Position that brings the line at `index` one place up (-1) or down (1); null at the ends. */
export function movedPosition(
  lines: readonly ConclusionLineView[],
  index: number,
  by: -1 | 1,
): number | null {
  const over = lines[index + by];
  if (!over || !lines[index]) return null;
  const beyond = lines[index + 2 * by];
  return beyond ? (over.position + beyond.position) / 2 : over.position + by * STEP;
}
