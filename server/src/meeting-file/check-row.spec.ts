import 'reflect-metadata';
import { isRow } from './check-row.js';
import { CONCLUSION_SECTIONS } from './sections-conclusion.js';

const ID = '0b6f4c1e-8a55-4d0e-9a4e-3b1f0f6a7c11';
const LINE = { id: ID, kind: 'TASK', text: 'Sửa mái nhà công vụ' };
const PROMISE = { id: ID, lineIds: [ID], text: 'Sửa mái', ownerUnit: 'Phòng Nhà ở', dueOn: '2030-01-31' };
const BEFORE = { number: 4, symbol: 'TB-SNV', issuedOn: '2026-11-20', revision: 1 };
const ISSUED = {
  ...{ id: ID, body: 'Sở Nhà ở', numbered: '05/TB-SNV', issuedOn: '2026-11-29', subject: 'Kết luận' },
  ...{ lines: [LINE], commitments: [PROMISE] },
};
const NOTICE = {
  ...{
    id: ID,
    bodyId: ID,
    body: 'Sở Nhà ở',
    parentBody: '',
    system: 'STATE',
    abbreviation: 'SNV',
    place: '',
  },
  ...{ subject: 'Kết luận', number: 5, symbol: 'TB-SNV', issuedOn: '2026-11-29', signAuthority: '' },
  ...{ signerPost: 'GIÁM ĐỐC', signerName: 'Phan Văn Đông', recipients: ['Như trên'], state: 'ISSUED' },
  ...{ revision: 1, earlier: [BEFORE], issued: ISSUED, version: 9 },
};

const fields = CONCLUSION_SECTIONS.find(({ name }) => name === 'notices')?.fields ?? [];
const isNotice = (row: object): boolean => isRow(fields, row);

describe('W104: a notice out of a file', () => {
  it('is as this house writes it, issued or not yet', () => {
    expect(isNotice(NOTICE)).toBe(true);
    expect(isNotice({ ...NOTICE, number: null, issuedOn: null, earlier: [], issued: null })).toBe(true);
    const undated = { ...PROMISE, dueOn: null };
    expect(isNotice({ ...NOTICE, issued: { ...ISSUED, commitments: [undated] } })).toBe(true);
  });

  it.each<[string, object]>([
    ['no list of lines', { issued: { ...ISSUED, lines: null } }],
    ['a line of a kind that there is not', { issued: { ...ISSUED, lines: [{ ...LINE, kind: 'SONG' }] } }],
    ['a line without words', { issued: { ...ISSUED, lines: [{ ...LINE, text: 5 }] } }],
    [
      'a promise on a day of no calendar',
      { issued: { ...ISSUED, commitments: [{ ...PROMISE, dueOn: '31/1' }] } },
    ],
    [
      'a promise of lines that are no ids',
      { issued: { ...ISSUED, commitments: [{ ...PROMISE, lineIds: [1] }] } },
    ],
    ['more than everybody may read', { issued: { ...ISSUED, author: 'Lý Thị Lan' } }],
    ['a number that is a text', { earlier: [{ ...BEFORE, number: '4' }] }],
    ['numbers before that are no list', { earlier: {} }],
    ['recipients that are no texts', { recipients: [{}] }],
  ])('%s is none', (_what, change) => {
    expect(isNotice({ ...NOTICE, ...change })).toBe(false);
  });
});
