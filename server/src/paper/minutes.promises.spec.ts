import { commitments, conclusion } from './minutes.promises.js';
import { minutesPaper } from './minutes/minutes.paper.js';
import { minutesModel } from './minutes.source.js';
import { renderDocx } from './block/render-docx.js';
import { dataRows, firstCell, readPaper, tableWith } from './testing/paper-reader.js';
import { fullReading } from './testing/reading.fixture.js';
import { promise, records } from './testing/reading.fixture-rows.js';

const LINE = [{ kind: 'LINE', id: 'l4' }] as const;
const base = fullReading();
const { meeting } = base.state;
const tasksOf = (state = base.state) => conclusion(state).filter((line) => line.type === 'TASK');

it('a task of the conclusion has the units and the day of its promise, as the list of promises has them', () => {
  const [given, open] = tasksOf();
  const listed = commitments(base.state).find(({ text }) => text.startsWith('Xây dựng hệ thống'));
  const { leads, coordinating, due } = listed!;
  expect(leads).toHaveLength(2);
  expect(given).toEqual({ type: 'TASK', text: base.state.lines.l4!.text, leads, coordinating, due });
  expect(open).toMatchObject({ leads: [], due: { kind: 'UNSET' } });
  const [computers] = commitments(base.state);
  expect(computers?.coordinating).toHaveLength(2);
});

it('once the meeting has ended the day is the one that was given in it, whatever it was extended to', () => {
  const at = (closedAt: number | null) =>
    tasksOf({ ...base.state, meeting: { ...meeting!, closedAt } })[0]?.due;
  expect(at(1)).toEqual({ kind: 'DATE', on: '2026-12-31' });
  expect(at(null)).toEqual({ kind: 'DATE', on: '2027-02-28' });
});

it('what several promised for one task is a row of each below it, and one task all the same', async () => {
  const both = records([
    promise('k1', 'Phần một', { sources: [...LINE] }),
    promise('k2', 'Phần hai', { sources: [...LINE], dueOn: null, firstDueOn: null, dueKind: 'REGULAR' }),
    promise('k3', 'Phần đã thôi', { sources: [...LINE], state: 'CANCELLED' }),
  ]);
  const paper = readPaper(
    await renderDocx(minutesPaper(minutesModel(fullReading({ commitments: both }), 'STATE'))),
  );
  const rows = dataRows(tableWith(paper, 'Nhiệm vụ')).map((row) =>
    [0, 1, 4].map((column) => firstCell(row, column)),
  );
  expect(rows).toEqual([
    ['1', base.state.lines.l4!.text, ''],
    ['1.1', 'Phần một', '05/12/2026'],
    ['1.2', 'Phần hai', 'Thường xuyên'],
    ['2', base.state.lines.l5!.text, 'Chưa ấn định'],
  ]);
});
