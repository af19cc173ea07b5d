import type { InvitationView, ParticipantView } from '@doi-thoai/shared';
import { invitedRows, isSilent, replyCounts } from './invited';

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
