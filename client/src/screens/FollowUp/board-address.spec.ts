import { viewOf, viewQuery, WHOLE_LIST, type BoardView } from './board-address';

const whole: BoardView = { meetingId: null, unitId: null, topic: null, ...WHOLE_LIST };

describe('what narrows the board stands in the address', () => {
  it.each<Partial<BoardView>>([
    {},
    { meetingId: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed', cell: 'OPEN_OVERDUE', delay: 'UP_TO_30' },
    { topic: 'Lương, phụ cấp & thưởng', state: 'SUSPENDED' },
    { week: '2026-11-30', extended: true },
    { asked: true },
  ])('there and back: %j', (some) => {
    const view = { ...whole, ...some };
    expect(viewOf(viewQuery(view))).toEqual(view);
  });

  it('what is not understood is left out', () => {
    expect(viewOf('meeting=1&unit=x&cell=LATE&state=DONE&delay=7&week=mai&extended=no&q=1')).toEqual(whole);
  });
});
