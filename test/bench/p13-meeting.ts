import type { Id, SnapshotState } from '@doi-thoai/shared';
import { StatePacker, type PackedReading } from '@doi-thoai/server/dist/paper/source/packed-reading.js';
import type { PaperReading } from '@doi-thoai/server/dist/paper/source/reading.js';
import { fullReading } from '@doi-thoai/server/dist/paper/testing/reading.fixture.js';
import {
  collated,
  opinion,
  people,
  promise,
  records,
  response,
} from '@doi-thoai/server/dist/paper/testing/reading.fixture-rows.js';

const TEXT =
  'Dãy nhà công vụ bị dột từ đầu mùa mưa, ba phòng không ở được. Đề nghị sửa chữa trong năm và cho biết thời hạn.';
const TYPES = ['ACCEPTED', 'EXPLAINED', 'NOTED', 'ASSIGNED'] as const;
const DELEGATES = 1000;

/**
 * A meeting whose papers have so many rows: a fifth of them is collated from two opinions each, the rest stands by
 * itself; each has an answer and a promise.
 */
export function meetingOf(rows: number): PaperReading {
  const base = fullReading();
  const topics = base.meeting.topics.map(({ id }) => id);
  const merged = Math.floor(rows / 5);
  const topic = (index: number): Id => topics[index % topics.length]!;
  const own = (index: number): string => `Việc số ${index}. ${TEXT}`;
  const all = Array.from({ length: rows }, (_, index) => index + 1);
  const target = (index: number) =>
    index <= merged
      ? ({ kind: 'COLLATED', id: `c${index}` } as const)
      : ({ kind: 'SUBMISSION', id: `s${index}` } as const);
  const sourcesOf = (index: number): Id[] => [`s${100_000 + 2 * index}`, `s${100_001 + 2 * index}`];
  const delegates = Array.from({ length: DELEGATES }, (_, index) => ({
    ...people[4]!,
    ...{ id: `p${index}`, name: `Đại biểu ${index}`, number: String(index), attendance: 'ON_SITE' as const },
  }));
  const state: SnapshotState = {
    ...base.state,
    participants: records([...people, ...delegates]),
    submissions: records(
      all.flatMap((index) =>
        index > merged
          ? [opinion(`s${index}`, 'd1', topic(index), own(index), { summary: `Việc số ${index}` })]
          : sourcesOf(index).map((id) =>
              opinion(id, 'd2', topic(index), own(index), { collatedIds: [`c${index}`] }),
            ),
      ),
    ),
    collated: records(
      all
        .filter((index) => index <= merged)
        .map((index) => collated(index, topic(index), own(index), sourcesOf(index))),
    ),
    responses: records(
      all.map((index) => response(`p${index}`, TYPES[index % 4]!, [target(index)], own(index))),
    ),
    commitments: records(
      all.map((index) =>
        promise(`m${index}`, `Sửa xong việc số ${index}, nghiệm thu và báo cáo kết quả`, {
          ...{ responseId: `p${index}`, sources: [target(index)] },
        }),
      ),
    ),
    ...{ turns: {}, requests: {}, notes: {}, lines: {} },
  };
  return { ...base, state };
}

/** As the server's reader packs what it reads. */
export async function packedOf({ state, ...rest }: PaperReading): Promise<PackedReading> {
  const packer = new StatePacker();
  await packer.add(state);
  return { ...rest, pieces: packer.pieces, rows: packer.rows };
}
