import type { CommitmentView, Id, ResponseView, TargetRef } from '@doi-thoai/shared';

/** Answers by what they answer. */
export type ByTarget<Row> = ReadonlyMap<Id, readonly Row[]>;

function group<Row>(rows: Iterable<Row>, targetsOf: (row: Row) => readonly TargetRef[]): ByTarget<Row> {
  const groups = new Map<Id, Row[]>();
  for (const row of rows) {
    for (const { id } of targetsOf(row)) {
      const group = groups.get(id);
      if (group) group.push(row);
      else groups.set(id, [row]);
    }
  }
  return groups;
}

export function answersByTarget(responses: Record<Id, ResponseView>): ByTarget<ResponseView> {
  return group(
    Object.values(responses).sort((a, b) => a.at - b.at),
    (response) => response.targets,
  );
}

export function commitmentsBySource(commitments: Record<Id, CommitmentView>): ByTarget<CommitmentView> {
  return group(
    Object.values(commitments).sort((a, b) => a.at - b.at),
    (commitment) => commitment.sources,
  );
}
