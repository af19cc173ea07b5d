import type { SubmissionView } from '@doi-thoai/shared';
import { pendingCount, reviewLists } from './review';

const row = (id: string, changes: Partial<SubmissionView> = {}) =>
  ({
    id,
    summary: '',
    text: '',
    disclosure: 'NAMED',
    authorName: '',
    authorUnit: '',
    trackingCode: '',
    topicId: 'a',
    moderation: 'PENDING',
    visibility: 'HIDDEN',
    withdrawn: false,
    receivedAt: 0,
    ...changes,
  }) as SubmissionView;

const rows = {
  late: row('late', { receivedAt: 9, summary: 'Nước sạch' }),
  early: row('early', { receivedAt: 1, text: 'Đường liên xã', topicId: 'b' }),
  gone: row('gone', { withdrawn: true }),
  aside: row('aside', { aside: { kind: 'REDIRECTED', text: 'Ban Tiếp công dân', byId: 's', at: 5 } }),
  air: row('air', { moderation: 'APPROVED', visibility: 'ON_AIR' }),
  open: row('open', { moderation: 'APPROVED', visibility: 'PUBLISHED' }),
  back: row('back', { moderation: 'RETURNED' }),
};
const ids = (list: readonly SubmissionView[]) => list.map(({ id }) => id);

describe('The chair reads what waits for approval first', () => {
  it('who waits longest first; what was withdrawn is nowhere, what was set aside by itself', () => {
    const lists = reviewLists(rows, null, '');
    expect(ids(lists.pending)).toEqual(['early', 'late']);
    expect([ids(lists.approved), lists.onAir?.id, ids(lists.returned)]).toEqual([['open'], 'air', ['back']]);
    expect(ids(lists.aside)).toEqual(['aside']);
    expect(pendingCount(rows)).toBe(2);
  });

  it('by topic, and by words without accents', () => {
    expect(ids(reviewLists(rows, 'b', '').pending)).toEqual(['early']);
    expect(ids(reviewLists(rows, null, 'nuoc SACH').pending)).toEqual(['late']);
    expect(ids(reviewLists(rows, 'a', 'đường').pending)).toEqual([]);
  });
});
