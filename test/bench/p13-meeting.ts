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

/** From 1; the first fifth of them is collated. */
const isCollated = (index: number, rows: number): boolean => index <= rows / 5;
const sourcesOf = (index: number): Id[] => [`s${100_000 + 2 * index}`, `s${100_001 + 2 * index}`];
const own = (index: number): string => `Việc số ${index}. ${TEXT}`;

function opinionsOf(index: number, rows: number, topic: Id) {
  const text = own(index);
  if (!isCollated(index, rows))
    return [opinion(`s${index}`, 'd1', topic, text, { summary: `Việc số ${index}` })];
  return sourcesOf(index).map((id) => opinion(id, 'd2', topic, text, { collatedIds: [`c${index}`] }));
}

function answered(index: number, rows: number) {
  const kind = isCollated(index, rows) ? 'COLLATED' : 'SUBMISSION';
  const target = { kind, id: kind === 'COLLATED' ? `c${index}` : `s${index}` } as const;
  const text = `Sửa xong việc số ${index}, nghiệm thu và báo cáo kết quả`;
  return {
    answer: response(`p${index}`, TYPES[index % 4]!, [target], own(index)),
    promise: promise(`m${index}`, text, { responseId: `p${index}`, sources: [target] }),
  };
}

const delegates = () =>
  Array.from({ length: DELEGATES }, (_, index) => ({
    ...people[4]!,
    ...{ id: `p${index}`, name: `Đại biểu ${index}`, number: String(index), attendance: 'ON_SITE' as const },
  }));

/**
 * A meeting whose papers have so many rows: a fifth of them is collated from two opinions each, the rest stands by
 * itself; each has an answer and a promise.
 */
export function meetingOf(rows: number): PaperReading {
  const base = fullReading();
  const topics = base.meeting.topics.map(({ id }) => id);
  const topic = (index: number): Id => topics[index % topics.length]!;
  const all = Array.from({ length: rows }, (_, index) => index + 1);
  const merged = all.filter((index) => isCollated(index, rows));
  const after = all.map((index) => answered(index, rows));
  const state: SnapshotState = {
    ...base.state,
    participants: records([...people, ...delegates()]),
    submissions: records(all.flatMap((index) => opinionsOf(index, rows, topic(index)))),
    collated: records(merged.map((index) => collated(index, topic(index), own(index), sourcesOf(index)))),
    responses: records(after.map(({ answer }) => answer)),
    commitments: records(after.map((one) => one.promise)),
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
