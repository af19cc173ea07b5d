import { seatPath } from './seat-path';
import { forgetSeat, rememberSeat, seatsOnDevice } from './seats-on-device';

const seat = {
  meetingId: 'm',
  participantId: 'p1',
  role: 'DELEGATE',
  meetingTitle: 'Đối thoại',
  name: '',
} as const;

describe('A browser that sat down finds its way back', () => {
  beforeEach(() => localStorage.clear());

  it('puts the last used seat first, once, and keeps a name that is not said again', () => {
    rememberSeat({ ...seat, name: 'Lê Văn An' });
    rememberSeat({ ...seat, participantId: 'p2' });
    rememberSeat(seat);
    expect(seatsOnDevice().map((one) => [one.participantId, one.name])).toEqual([
      ['p1', 'Lê Văn An'],
      ['p2', ''],
    ]);
  });

  it('forgets a freed seat, and survives a broken note', () => {
    rememberSeat(seat);
    forgetSeat('p1');
    expect(seatsOnDevice()).toEqual([]);
    localStorage.setItem('doi-thoai.seats', '{broken');
    expect(seatsOnDevice()).toEqual([]);
  });

  it.each([
    ['DELEGATE', 'delegate'],
    ['GUEST', 'delegate'],
    ['UNIT_FOCAL', 'focal'],
    ['CO_CHAIR', 'chair'],
    ['ORGANISER', 'desk'],
    ['RESPONDER', 'answers'],
    ['SCREEN', 'hall'],
  ] as const)('%s opens %s', (role, screen) => {
    expect(seatPath({ ...seat, role })).toBe(`/m/m/p1/${screen}`);
  });
});
