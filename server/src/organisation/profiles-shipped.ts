import type {
  Anchor,
  DayKind,
  RuleProfile,
  RuleProfileVersion,
  RuleStep,
  RuleStepName,
} from '@doi-thoai/shared';
import { DEFAULT_REMINDERS, RULE_PROFILES, sideOf } from '@doi-thoai/shared';

const QD45 = 'Quyết định 45/2018/QĐ-TTg';
const QD11 = 'Quy định 11-QĐi/TW, sửa đổi bởi Kết luận 215-KL/TW';
const LAW43 = 'Luật Tổ chức chính quyền địa phương 2025, Điều 43';
const ND145 = 'Nghị định 145/2020/NĐ-CP, Điều 39';
const OWN = 'Mức đề xuất của phần mềm';
const LIKE = 'áp dụng tương tự';

/** Number, kind of day, anchor. */
type Time = readonly [days: number, dayKind: DayKind, anchor: Anchor];

function step(name: RuleStepName, time: Time, source: string, confirmed: boolean): RuleStep {
  const [days, dayKind, anchor] = time;
  return { step: name, deadline: { days, dayKind, side: sideOf(anchor), anchor }, source, confirmed };
}

const collation = step('OPINIONS_CLOSE', [2, 'WORKING', 'MEETING_STARTS'], OWN, false);
const review = step('NOTED_REVIEW', [30, 'CALENDAR', 'ANSWER_GIVEN'], OWN, false);
const reply = (source: string, confirmed: boolean): RuleStep =>
  step('INDIVIDUAL_REPLY', [10, 'WORKING', 'SUBMISSION_RECEIVED'], source, confirmed);
const invitation = (source: string, confirmed: boolean): RuleStep =>
  step('ANNOUNCE', [3, 'WORKING', 'MEETING_STARTS'], source, confirmed);
const materials = (source: string, confirmed: boolean): RuleStep =>
  step('MATERIALS', [3, 'WORKING', 'MEETING_STARTS'], source, confirmed);
const notice = (source: string, confirmed: boolean): RuleStep =>
  step('CONCLUSION_NOTICE', [5, 'WORKING', 'MEETING_CLOSED'], source, confirmed);

interface Shipped {
  validFrom: string;
  basis: string;
  steps: RuleStep[];
}

/**
 * domain.md 4 and 5. What has `[U]` or `[D]` there, and what is only taken over from another kind of meeting, is not
 * confirmed: the screens say so, and whoever has the paper corrects it.
 */
const SHIPPED: Record<RuleProfile, Shipped> = {
  STATE_GENERAL: {
    validFrom: '2019-01-01',
    basis: QD45,
    steps: [
      invitation(QD45, true),
      materials(`${QD45}, Điều 10`, true),
      collation,
      notice(QD45, true),
      reply(`${QD11} (${LIKE})`, false),
      review,
    ],
  },
  PARTY_DIALOGUE: {
    validFrom: '2019-02-18',
    basis: QD11,
    steps: [
      invitation(`${QD45} (${LIKE})`, false),
      materials(`${QD45} (${LIKE})`, false),
      collation,
      step(
        'CONCLUSION_NOTICE',
        [10, 'CALENDAR', 'MEETING_CLOSED'],
        'Quy chế của Tỉnh ủy Khánh Hòa; nơi khác đối chiếu quy chế của mình',
        false,
      ),
      reply(QD11, true),
      review,
    ],
  },
  COMMUNE_2025: {
    validFrom: '2025-07-01',
    basis: LAW43,
    steps: [
      step('ANNOUNCE', [7, 'CALENDAR', 'MEETING_STARTS'], LAW43, true),
      collation,
      step('PUBLISH_RESULT', [10, 'CALENDAR', 'MEETING_CLOSED'], LAW43, true),
      review,
    ],
  },
  WORKPLACE_145: {
    validFrom: '2021-02-01',
    basis: 'Bộ luật Lao động 2019, Điều 63, 64; Nghị định 145/2020/NĐ-CP, Điều 37-41',
    steps: [
      step('MATERIALS', [5, 'WORKING', 'MEETING_STARTS'], ND145, false),
      step('PUBLISH_RESULT', [3, 'WORKING', 'MEETING_CLOSED'], ND145, false),
      review,
    ],
  },
  CADRE_CONFERENCE: {
    validFrom: '2023-07-01',
    basis: 'Luật Thực hiện dân chủ ở cơ sở 2022, Điều 50, 51; Nghị định 59/2023/NĐ-CP',
    steps: [
      invitation(`${QD45} (${LIKE})`, false),
      materials(`${QD45} (${LIKE})`, false),
      collation,
      notice(`${QD45} (${LIKE})`, false),
      review,
    ],
  },
  DRAFT_CONSULTATION: {
    validFrom: '2025-04-01',
    basis: 'Luật Ban hành văn bản quy phạm pháp luật 2025, Điều 30',
    steps: [
      invitation(QD45, true),
      materials(`${QD45}, Điều 10`, true),
      step(
        'OPINIONS_CLOSE',
        [15, 'CALENDAR', 'ANNOUNCED'],
        'Luật Ban hành văn bản quy phạm pháp luật 2025, Điều 30',
        true,
      ),
      notice(QD45, true),
      review,
    ],
  },
  CLOSED_PERSONNEL: {
    validFrom: '2019-01-01',
    basis: 'Tài liệu mật đi đường riêng (Quyết định 2500/QĐ-TTg năm 2025)',
    steps: [
      invitation(`${QD45} (${LIKE})`, false),
      notice(`${QD45} (${LIKE})`, false),
      reply(`${QD11} (${LIKE})`, false),
      review,
    ],
  },
};

/** The rule profiles as the software brings them. */
export const SHIPPED_PROFILES: readonly RuleProfileVersion[] = RULE_PROFILES.map((profile) => ({
  profile,
  validUntil: null,
  reminders: DEFAULT_REMINDERS,
  version: 0,
  ...SHIPPED[profile],
}));
