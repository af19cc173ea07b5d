import type { SubmissionView } from '@doi-thoai/shared';
import { needText, startText, t } from '../../text/text';
import { authorLabel, receivedLabel, whenLabel } from './author-label';

const NOON = Date.UTC(2026, 10, 28, 5);
const row = (more: Partial<SubmissionView>): SubmissionView =>
  ({
    disclosure: 'NAMED',
    authorName: 'Ngô Thị Lan',
    authorUnit: 'Phòng Tổ chức',
    receivedAt: NOON,
    ...more,
  }) as SubmissionView;

beforeAll(async () => {
  await startText('vi');
  await needText('later');
});

describe('How an author is named on every desk', () => {
  it('with name and unit where the author gave them', () => {
    expect(authorLabel(row({}), t)).toBe('Ngô Thị Lan · Phòng Tổ chức');
    expect(authorLabel(row({ authorUnit: '' }), t)).toBe('Ngô Thị Lan');
  });

  it('never by an empty name: it says which way was chosen, with the unit where it was kept', () => {
    const sealed = { disclosure: 'CONFIDENTIAL', authorName: '' } as const;
    expect(authorLabel(row(sealed), t)).toBe('Bảo mật · Phòng Tổ chức');
    expect(authorLabel(row({ ...sealed, authorUnit: '' }), t)).toBe('Bảo mật');
    expect(authorLabel(row({ disclosure: 'ANONYMOUS', authorName: '', authorUnit: '' }), t)).toBe('Ẩn danh');
  });

  it('and never by a name that should not be here', () => {
    expect(authorLabel(row({ disclosure: 'CONFIDENTIAL' }), t)).not.toContain('Lan');
    expect(authorLabel(row({ disclosure: 'ANONYMOUS' }), t)).not.toContain('Lan');
  });

  it('says no time of day of an anonymous one, because none is kept', () => {
    const unseen = row({ disclosure: 'ANONYMOUS' });
    expect([receivedLabel(unseen), whenLabel(unseen, NOON)]).toEqual(['28/11/2026', '28/11/2026']);
    const later = NOON + 60 * 60_000;
    expect([receivedLabel(row({}), later), whenLabel(row({}), NOON)]).toEqual(['12:00', '12:00, 28/11/2026']);
    expect(receivedLabel(row({}), later + 24 * 60 * 60_000)).toBe('12:00, 28/11/2026');
  });
});
