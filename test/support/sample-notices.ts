import type { CommandName, Payload } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { Pointers } from './sample-payloads.js';

/** A version that nothing has. */
const seen = 999_999_999;
const why = { reason: 'Vì thế' } as const;
const issuingBody = {
  ...{ name: 'Sở Mẫu', parentBody: 'Ủy ban nhân dân tỉnh Mẫu', abbreviation: 'SM', place: 'Mẫu' },
  ...{ term: '', termFrom: null, termTo: null },
};

type Notices = Exclude<Extract<CommandName, `conclusions.${string}`>, `conclusions.${string}Line`>;
type Bodies =
  | 'organisation.addIssuingBody'
  | 'organisation.editIssuingBody'
  | 'organisation.bringTemplate'
  | 'organisation.takeBackTemplate';

/** Samples of what makes a notice of a conclusion. */
export const NOTICE_SAMPLES: { [N in Notices | Bodies]: (at: Pointers) => Payload<N> } = {
  'organisation.addIssuingBody': () => ({ ...issuingBody, bodyId: makeId(), system: 'STATE' }),
  'organisation.editIssuingBody': () => ({ ...issuingBody, bodyId: makeId(), endedOn: null, seen }),
  'organisation.bringTemplate': () => ({
    templateId: makeId(),
    kind: 'NOTICE',
    system: 'STATE',
    bodyId: null,
  }),
  'organisation.takeBackTemplate': () => ({ templateId: makeId(), ...why, seen }),
  'conclusions.expand': ({ lineId }) => ({
    lineId,
    rows: [
      {
        ...{ commitmentId: makeId(), target: { kind: 'COLLATED', id: makeId() }, text: 'Xem lại' },
        ...{ ownerUnitId: makeId(), dueOn: '2027-01-31' },
      },
    ],
    seen,
  }),
  'conclusions.link': ({ lineId, commitmentId }) => ({ lineId, commitmentId, linked: true, seen }),
  'conclusions.prepareNotice': () => ({
    ...{ noticeId: makeId(), bodyId: makeId(), subject: 'Kết luận hội nghị', signAuthority: '' },
    ...{ signerPost: 'GIÁM ĐỐC', signerName: 'Đỗ Thị Mẫu', recipients: ['Các đơn vị'], seen },
  }),
  'conclusions.dropNotice': () => ({ noticeId: makeId(), seen }),
  'conclusions.approve': () => ({ lines: [], commitments: [], seen }),
  'conclusions.correct': () => ({ ...why, seen }),
  'conclusions.signMinutes': () => ({ signedOn: '2026-10-01', seen }),
  'conclusions.number': () => ({
    ...{ noticeId: makeId(), issuedOn: '2026-10-01', number: null, reason: '', seen },
  }),
  'conclusions.voidNumber': () => ({ noticeId: makeId(), ...why, seen }),
  'conclusions.issue': () => ({ noticeId: makeId(), seen }),
};
