import { fullReading } from '../testing/reading.fixture.js';
import { opinion, records } from '../testing/reading.fixture-rows.js';
import { publishedOf } from '../published.js';
import { StatePacker, unpack } from './packed-reading.js';

it('what was packed in pieces is what was read, as often as it is needed', async () => {
  const many = Array.from({ length: 1201 }, (_, index) =>
    opinion(`s${index}`, 'd1', 't-work', `Ý kiến ${index}: 🙂 "dẫn" \n hai dòng`),
  );
  const { state, ...rest } = fullReading({ submissions: records(many) });
  const packer = new StatePacker();
  await packer.add({ meeting: state.meeting, submissions: state.submissions });
  const { meeting: _, submissions: __, ...others } = state;
  await packer.add(others);
  const packed = { ...rest, pieces: packer.pieces, rows: packer.rows };
  expect(packer.rows).toBeGreaterThan(1201);
  for (const read of [unpack(packed), unpack(packed)]) {
    expect(read.state).toEqual(publishedOf(state));
    expect(Object.keys(read.state.submissions)).toEqual(many.map(({ id }) => id));
  }
});
