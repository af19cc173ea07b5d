import type {
  AsideKind,
  Authority,
  BreakdownBy,
  CollatedCounts,
  Disclosure,
  Field,
  RawCounts,
  UnitCounts,
} from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { KIND_WORDS } from '../../collection/form-words.js';

export const TITLE = 'SỐ LIỆU TỔNG HỢP Ý KIẾN TRƯỚC HỘI NGHỊ';
export const FEW = `dưới ${LIMITS.smallGroup}`;
export const NOT_TOLD = 'không tách riêng';

/** What a figure counts, and of what it is a share. */
export interface FigureWords {
  label: string;
  unit: string;
  rule: string;
  /** Figure of the same group that it is a part of. */
  of?: string;
}

export const UNIT_FIGURES: Record<keyof UnitCounts, FigureWords> = {
  invited: {
    label: 'Đơn vị được đề nghị gửi ý kiến',
    unit: 'đơn vị',
    rule: 'Mỗi đơn vị được đề nghị tính một lần, kể cả khi được gia hạn.',
  },
  answered: {
    label: 'Đơn vị đã gửi',
    unit: 'đơn vị',
    rule: 'Đã gửi ít nhất một lần, kể cả báo không có ý kiến hoặc bị trả lại để sửa.',
    of: 'invited',
  },
  late: {
    label: 'Trong đó gửi chậm',
    unit: 'đơn vị',
    rule: 'Lần gửi đầu tiên sau hạn; đã gia hạn thì tính theo hạn mới.',
    of: 'answered',
  },
  silent: {
    label: 'Đơn vị chưa gửi, đã quá hạn',
    unit: 'đơn vị',
    rule: 'Đã quá hạn mà chưa gửi lần nào.',
    of: 'invited',
  },
};

export const RAW_FIGURES: Record<keyof RawCounts, FigureWords> = {
  raw: {
    label: 'Ý kiến gốc nhận được',
    unit: 'ý kiến gốc',
    rule: 'Không tính ý kiến đã rút và đăng ký phát biểu chưa tới lượt.',
  },
  inCourse: {
    label: 'Đang trong quy trình',
    unit: 'ý kiến gốc',
    rule: 'Nhận được và không bị đưa ra ngoài.',
    of: 'raw',
  },
  aside: {
    label: 'Đưa ra ngoài quy trình',
    unit: 'ý kiến gốc',
    rule: 'Khiếu nại, tố cáo, việc của nơi khác, ngoài phạm vi, cách ly: tính riêng.',
    of: 'raw',
  },
  free: {
    label: 'Chưa đưa vào ý kiến tổng hợp',
    unit: 'ý kiến gốc',
    rule: 'Đang trong quy trình và chưa gắn với ý kiến tổng hợp nào.',
    of: 'inCourse',
  },
  unnamed: {
    label: 'Bảo mật hoặc ẩn danh',
    unit: 'ý kiến gốc',
    rule: `Cả hai cách tính chung; dưới ${LIMITS.smallGroup} thì không nêu số.`,
    of: 'inCourse',
  },
  withdrawn: {
    label: 'Tác giả đã rút',
    unit: 'ý kiến gốc',
    rule: 'Tính riêng, không nằm trong số nhận được.',
  },
  notReached: {
    label: 'Đăng ký phát biểu chưa tới lượt',
    unit: 'ý kiến viết',
    rule: 'Chuyển thành ý kiến viết khi kết thúc phần phát biểu; tính riêng.',
  },
};

export const COLLATED_FIGURES: Record<keyof CollatedCounts, FigureWords> = {
  live: {
    label: 'Ý kiến tổng hợp',
    unit: 'ý kiến tổng hợp',
    rule: 'Không tính ý kiến đã gộp vào ý kiến khác hoặc đã tách.',
  },
  merged: {
    label: 'Đã gộp vào ý kiến khác',
    unit: 'ý kiến tổng hợp',
    rule: 'Giữ số cũ, trả lời ở ý kiến được gộp vào; tính riêng.',
  },
  split: {
    label: 'Đã tách thành nhiều ý kiến',
    unit: 'ý kiến tổng hợp',
    rule: 'Ý kiến ban đầu giữ số cũ; các phần được tính, ý kiến này thì không.',
  },
  parts: {
    label: 'Trong đó là phần của ý kiến đã tách',
    unit: 'ý kiến tổng hợp',
    rule: 'Có số riêng và đang được tính.',
    of: 'live',
  },
  repeated: {
    label: 'Nhắc lại kiến nghị của kỳ trước',
    unit: 'ý kiến tổng hợp',
    rule: 'Thư ký đã ghi là nhắc lại một mục của cuộc họp trước.',
    of: 'live',
  },
  assigned: {
    label: 'Đã dự kiến đơn vị trả lời',
    unit: 'ý kiến tổng hợp',
    rule: 'Đã ghi đơn vị dự kiến trả lời.',
    of: 'live',
  },
  responders: {
    label: 'Đơn vị dự kiến trả lời',
    unit: 'đơn vị',
    rule: 'Mỗi đơn vị tính một lần, dù được giao bao nhiêu ý kiến.',
  },
};

export const BREAKDOWN_TITLES: Record<BreakdownBy, string> = {
  RAW_TOPIC: 'Ý kiến gốc theo nhóm vấn đề',
  RAW_KIND: 'Ý kiến gốc theo loại',
  RAW_UNIT: 'Ý kiến gốc theo đơn vị của tác giả',
  RAW_DISCLOSURE: 'Ý kiến gốc theo cách gửi',
  ASIDE_KIND: 'Ý kiến đưa ra ngoài quy trình',
  COLLATED_TOPIC: 'Ý kiến tổng hợp theo nhóm vấn đề',
  COLLATED_FIELD: 'Ý kiến tổng hợp theo lĩnh vực',
  COLLATED_AUTHORITY: 'Ý kiến tổng hợp theo cấp thẩm quyền',
  COLLATED_RESPONDER: 'Ý kiến tổng hợp theo đơn vị dự kiến trả lời',
  COLLATED_UNIT: 'Ý kiến tổng hợp theo đơn vị gửi',
};

/** What stands where nothing was named. */
const NOTHING: Partial<Record<BreakdownBy, string>> = {
  RAW_UNIT: 'Không ghi đơn vị',
  COLLATED_FIELD: 'Chưa phân lĩnh vực',
  COLLATED_AUTHORITY: 'Chưa xác định thẩm quyền',
  COLLATED_RESPONDER: 'Chưa dự kiến đơn vị trả lời',
  COLLATED_UNIT: 'Do thư ký tổng hợp',
};

const DISCLOSURES: Record<Disclosure, string> = {
  NAMED: 'Ghi tên',
  CONFIDENTIAL: 'Bảo mật',
  ANONYMOUS: 'Ẩn danh',
};

const ASIDE: Record<AsideKind, string> = {
  REDIRECTED: 'Khiếu nại, tố cáo',
  FORWARDED: 'Chuyển cơ quan khác',
  OUT_OF_SCOPE: 'Ngoài phạm vi cuộc họp',
  SECRET_SUSPECT: 'Đang cách ly',
  PURGED: 'Đã xóa nội dung',
};

/** As in the catalogue of the screens. */
const FIELD_WORDS: Record<Field, string> = {
  ECONOMY_FINANCE: 'Kinh tế, tài chính, ngân sách',
  LAND_ENVIRONMENT: 'Đất đai, tài nguyên, môi trường',
  CONSTRUCTION_TRANSPORT: 'Xây dựng, đô thị, giao thông',
  AGRICULTURE: 'Nông nghiệp, nông thôn',
  INDUSTRY_TRADE: 'Công nghiệp, thương mại',
  EDUCATION_SCIENCE: 'Giáo dục, khoa học, công nghệ',
  HEALTH: 'Y tế',
  CULTURE_SOCIETY: 'Văn hóa, thể thao, du lịch',
  LABOUR_WELFARE: 'Lao động, việc làm, chính sách xã hội',
  PERSONNEL: 'Nội vụ, tổ chức cán bộ',
  JUSTICE_SECURITY: 'Tư pháp, an ninh, quốc phòng',
  ADMINISTRATION: 'Cải cách hành chính, chuyển đổi số',
  OTHER: 'Lĩnh vực khác',
};

const AUTHORITY_WORDS: Record<Authority, string> = {
  CENTRAL: 'Trung ương',
  PROVINCIAL: 'Tỉnh, thành phố',
  COMMUNAL: 'Xã, phường, đặc khu',
  INTERNAL: 'Nội bộ cơ quan, đơn vị',
};

const LISTS: Partial<Record<BreakdownBy, Record<string, string>>> = {
  RAW_KIND: KIND_WORDS,
  RAW_DISCLOSURE: DISCLOSURES,
  ASIDE_KIND: ASIDE,
  COLLATED_FIELD: FIELD_WORDS,
  COLLATED_AUTHORITY: AUTHORITY_WORDS,
};

export function rowLabel(by: BreakdownBy, key: string | null, label: string): string {
  if (key === null) return NOTHING[by] ?? 'Không ghi';
  return LISTS[by]?.[key] ?? label;
}

export const REST_LABEL = 'Không tách';
export const GUARD_RULE = `Ý kiến bảo mật và ẩn danh chỉ được tách theo từng nhóm đủ ${LIMITS.smallGroup}; phần còn lại, và số nào mà phép trừ làm lộ phần đó, ở dòng "${REST_LABEL}".`;
