import type { NoticeView, SnapshotState } from '@doi-thoai/shared';
import { emptySnapshot } from '@doi-thoai/shared';
import { publishedOf } from '../published.js';
import type { PaperReading } from '../source/reading.js';
import {
  NOTICE,
  START,
  UNITS,
  collated,
  line,
  meeting,
  opinion,
  people,
  promise,
  records,
  request,
  response,
  turn,
  unitId,
} from './reading.fixture-rows.js';

export const STATE_NOTICE: NoticeView = {
  ...{
    ...NOTICE,
    bodyId: 'b-state',
    system: 'STATE',
    body: 'Sở Nội vụ',
    parentBody: 'Ủy ban nhân dân tỉnh An Lạc',
  },
  ...{ abbreviation: 'SNV', symbol: 'TB-SNV', signAuthority: 'TL. GIÁM ĐỐC', signerPost: 'Chánh Văn phòng' },
};

export const PARTY_NOTICE: NoticeView = {
  ...{
    ...NOTICE,
    bodyId: 'b-party',
    system: 'PARTY',
    body: 'Đảng ủy Sở Nội vụ',
    parentBody: 'Đảng bộ tỉnh An Lạc',
  },
  ...{ abbreviation: 'ĐU', symbol: 'TB/ĐU', signAuthority: 'T/M ĐẢNG ỦY', signerPost: 'Bí thư', number: 12 },
};

const COMPUTERS =
  'Đề nghị trang bị máy tính, đường truyền đủ cho công chức tiếp nhận hồ sơ tại điểm tiếp công dân.';

const submissions = () =>
  records([
    opinion('s1', 'd1', 't-move', 'Đề nghị thông báo quyết định điều động trước 30 ngày.', {
      collatedIds: ['c1'],
    }),
    opinion('s2', 'd2', 't-move', 'Báo trước khi điều động.', { collatedIds: ['c1'] }),
    opinion('s3', 'd3', 't-work', COMPUTERS, { collatedIds: ['c2'] }),
    opinion('s4', 'd4', 't-rise', 'Công khai tiêu chí đánh giá cán bộ quy hoạch.', {
      collatedIds: ['c3', 'c4'],
    }),
    opinion(
      's5',
      'd5',
      't-else',
      '=HYPERLINK("http://x.invalid";"bấm") & <w:p/> Đề nghị tổ chức đối thoại hằng quý.',
    ),
    opinion('s6', 'd6', 't-work', 'Ý kiến chưa duyệt của chi cục.', {
      moderation: 'PENDING',
      visibility: 'HIDDEN',
    }),
    opinion('s7', 'd3', 't-work', 'Phát biểu chưa tới lượt.', {
      channel: 'SPEECH_NOT_REACHED',
      notReached: true,
    }),
  ]);

const collatedRows = () =>
  records([
    collated(1, 't-move', 'Đề nghị báo trước ít nhất 30 ngày khi điều động cán bộ.', ['s1', 's2']),
    collated(2, 't-work', COMPUTERS, ['s3']),
    collated(3, 't-rise', 'Công khai tiêu chí đánh giá, xếp loại cán bộ diện quy hoạch.', ['s4']),
    collated(4, 't-rise', 'Bỏ yêu cầu chứng chỉ bồi dưỡng trước khi bổ nhiệm.', ['s4']),
    collated(5, 't-rise', 'Giao quyền bổ nhiệm cấp phó phòng cho đơn vị.', []),
    collated(6, 't-else', 'Hỗ trợ chi phí đi lại cho cán bộ được điều động xa.', []),
  ]);

const responses = () =>
  records([
    response(
      'p1',
      'ACCEPTED',
      [
        { kind: 'COLLATED', id: 'c1' },
        { kind: 'TURN', id: 'v1' },
      ],
      'Tiếp thu, thực hiện từ quý IV.',
    ),
    response('p2', 'PARTLY_ACCEPTED', [{ kind: 'COLLATED', id: 'c2' }], 'Trang bị máy tính trước.', {
      given: 'WRITTEN',
    }),
    response(
      'p3',
      'NOTED',
      [
        { kind: 'COLLATED', id: 'c3' },
        { kind: 'COLLATED', id: 'c6' },
      ],
      'Xin ghi nhận, nghiên cứu.',
    ),
    response('p4', 'EXPLAINED', [{ kind: 'COLLATED', id: 'c4' }], 'Quy định của cấp trên chưa cho phép', {
      ...{
        result: 'NOT_RESOLVABLE_NOW',
        legalGround: 'Khoản 2 Điều 10 Quy chế bổ nhiệm',
        given: 'WRITTEN',
      },
    }),
    response('p5', 'FORWARDED', [{ kind: 'TURN', id: 'v2' }], 'Đã chuyển để xem xét theo thẩm quyền.', {
      ...{ forwardedTo: 'Ban Tổ chức Tỉnh ủy', letterNumber: '45/SNV-VP' },
    }),
    response('p6', 'ANSWERED', [{ kind: 'COLLATED', id: 'c5' }], 'Chưa được duyệt.', {
      state: 'DRAFT',
      given: 'WRITTEN',
    }),
  ]);

const commitments = () =>
  records([
    promise('k1', 'Rà soát, trang bị máy tính cho các điểm tiếp nhận hồ sơ', {
      ...{ product: 'Kế hoạch trang bị', responseId: 'p2', sources: [{ kind: 'COLLATED', id: 'c2' }] },
      coordinating: [
        { unitId: unitId(3), unit: UNITS[3] },
        { unitId: unitId(4), unit: UNITS[4] },
      ],
    }),
    promise('k2', 'Xây dựng hệ thống theo dõi, giám sát chất lượng cán bộ', {
      ...{
        jointLeads: [{ unitId: unitId(1), unit: UNITS[1] }],
        dueOn: '2027-02-28',
        firstDueOn: '2026-12-31',
        extended: 1,
      },
      sources: [{ kind: 'LINE', id: 'l4' }],
    }),
    promise('k3', 'Xem xét lại kiến nghị công khai tiêu chí', {
      ...{
        responseId: 'p3',
        sources: [{ kind: 'COLLATED', id: 'c3' }],
        dueKind: 'TERM',
        dueOn: null,
        firstDueOn: null,
      },
    }),
    promise('k4', 'Việc đã thôi', { state: 'CANCELLED' }),
  ]);

const lines = () =>
  records([
    line(1, 'ASSESSMENT', 'Các ý kiến thẳng thắn, có trách nhiệm, bám sát thực tế của đơn vị.'),
    line(2, 'ASSESSMENT', 'Riêng ý kiến của đồng chí Lê Hoàng Cường cần được làm rõ thêm.'),
    line(3, 'REQUIREMENT', 'Thủ trưởng các đơn vị trả lời dứt điểm ý kiến thuộc thẩm quyền.'),
    line(4, 'TASK', 'Xây dựng hệ thống theo dõi chất lượng cán bộ.', [{ kind: 'COLLATED', id: 'c3' }]),
    line(5, 'TASK', 'Tham mưu quy chế đối thoại định kỳ.', [{ kind: 'TURN', id: 'v2' }]),
  ]);

const requests = () =>
  records([
    request('r1', 'd3', 'CONVERTED_TO_WRITTEN', { convertedTo: 's7' }),
    request('r2', 'd5', 'WITHDRAWN'),
    request('r3', 'd1', 'DONE'),
  ]);

const conclusion = () => ({
  'm-1': {
    ...{
      id: 'm-1',
      revision: 1,
      reason: '',
      approved: { at: START, byId: 'chair', by: 'Vương Đình Khải' },
    },
    ...{ minutesSignedOn: null, notices: [STATE_NOTICE, PARTY_NOTICE], version: 1 },
  },
});

const notes = () => ({
  v1: {
    turnId: 'v1',
    gist: 'Đề nghị có thời gian bàn giao.',
    correctedStartedAt: null,
    correctedEndedAt: null,
    correctionReason: '',
    version: 1,
  },
});

/** Opinions of every kind, answers of every kind, tasks with and without what a task needs. */
export function fullState(): SnapshotState {
  return {
    ...emptySnapshot(),
    meeting,
    participants: records(people),
    turns: records([turn(1, 'd1', 't-move'), turn(2, 'd4', 't-rise'), turn(3, 'd1', 't-work')]),
    submissions: submissions(),
    collated: collatedRows(),
    responses: responses(),
    commitments: commitments(),
    lines: lines(),
    requests: requests(),
    conclusion: conclusion(),
    notes: notes(),
  };
}

/** `changes` override what a test is about. */
export function fullReading(changes: Partial<SnapshotState> = {}): PaperReading {
  const state = publishedOf({ ...fullState(), ...changes });
  return {
    ...{ state, meeting: state.meeting!, parts: null, bodies: [], starts: new Map<string, number>() },
    head: {
      epoch: 'e',
      head: 1204,
      hash8: '00112233',
      hash: '0123456789abcdef'.repeat(4),
      now: START + 7 * 86_400_000,
    },
    organisation: { name: 'Sở Nội vụ', parentBody: 'Ủy ban nhân dân tỉnh An Lạc', symbol: 'SNV' },
  };
}
