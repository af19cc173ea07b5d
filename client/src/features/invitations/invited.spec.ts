import type { InvitationView, ParticipantView, StandInView } from '@doi-thoai/shared';
import { changedAnswer, invitedRows, isSilent, isToAdmit, replyCounts } from './invited';

const person = (id: string, name: string, more: Partial<ParticipantView> = {}): ParticipantView =>
  ({ id, name, role: 'DELEGATE', contributor: false, ...more }) as ParticipantView;
const invitation = (id: string, more: Partial<InvitationView>): InvitationView =>
  ({ id, sending: 'SENT', reply: 'NONE', ...more }) as InvitationView;

const rows = invitedRows(
  {
    a: person('a', 'Trần Văn Bình'),
    b: person('b', 'Lê Thị An'),
    c: person('c', 'Hồ Văn Châu'),
    d: person('d', 'Màn hình', { role: 'SCREEN' }),
    e: person('e', 'Người gửi', { contributor: true }),
  },
  { a: invitation('a', { reply: 'COMES' }), b: invitation('b', { sending: 'NOT_SENT' }) },
);

it('people are invited by given name; a device and whoever came by a link are not', () => {
  expect(rows.map((row) => row.person.name)).toEqual(['Lê Thị An', 'Trần Văn Bình', 'Hồ Văn Châu']);
});

it('an address alone is no invitation; who said nothing owes an answer', () => {
  expect(replyCounts(rows)).toEqual({ invited: 1, comes: 1, online: 0, absent: 0, standIn: 0, silent: 0 });
  expect(rows.filter(isSilent).map((row) => row.person.id)).toEqual(['b', 'c']);
});

describe('W113: who stands in, and what the answer says now', () => {
  const row = (reply: InvitationView['reply'], standInName: string, listed: string | null) => {
    const people = { a: person('a', 'Bế Thị Trưởng'), p: person('p', listed ?? '') };
    const standIn = { id: 'p', forId: 'a' } as StandInView;
    const answer = invitation('a', { reply, standInName });
    const [found] = invitedRows(people, { a: answer }, listed === null ? {} : { p: standIn }).filter(
      (one) => one.person.id === 'a',
    );
    if (!found) throw new Error('no row');
    return found;
  };

  it.each([
    ['STAND_IN', 'Lục Văn Phó', null, true, null],
    ['STAND_IN', 'Lục Văn Phó', 'Lục Văn Phó', false, null],
    ['STAND_IN', 'lục  văn phó', 'Lục Văn Phó', false, null],
    ['STAND_IN', 'Giàng A Ba', 'Lục Văn Phó', false, 'OTHER'],
    ['COMES', '', 'Lục Văn Phó', false, 'COMES'],
    ['ONLINE', '', 'Lục Văn Phó', false, 'COMES'],
    ['ABSENT', '', 'Lục Văn Phó', false, 'ABSENT'],
    ['NONE', '', 'Lục Văn Phó', false, null],
    ['COMES', '', null, false, null],
  ] as const)('%s (%s), on the list %s: to admit %s, changed %s', (reply, named, listed, admit, changed) => {
    const found = row(reply, named, listed);
    expect([isToAdmit(found), changedAnswer(found)]).toEqual([admit, changed]);
  });
});
