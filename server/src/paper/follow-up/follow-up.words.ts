import type { Cell, CommitmentState, Delay, DueKind, ReportSpan } from '@doi-thoai/shared';

export const TITLE = 'BÁO CÁO THEO DÕI THỰC HIỆN CAM KẾT, NHIỆM VỤ SAU ĐỐI THOẠI';

/** As in the catalogue of the screens. */
export const CELL_WORDS: Record<Cell, string> = {
  DONE_ON_TIME: 'Hoàn thành đúng hạn',
  DONE_LATE: 'Hoàn thành quá hạn',
  OPEN_IN_TIME: 'Chưa hoàn thành, trong hạn',
  OPEN_OVERDUE: 'Chưa hoàn thành, quá hạn',
};

export const DELAY_WORDS: Record<Delay, string> = {
  UP_TO_7: 'từ 1 đến 7 ngày',
  UP_TO_30: 'từ 8 đến 30 ngày',
  UP_TO_90: 'từ 31 đến 90 ngày',
  OVER_90: 'trên 90 ngày',
};

export const STATE_WORDS: Record<CommitmentState, string> = {
  PROPOSED: 'Mới nêu',
  CONFIRMED: 'Chủ trì đã chốt',
  ISSUED: 'Đã ban hành',
  ACKNOWLEDGED: 'Đơn vị đã nhận việc',
  IN_PROGRESS: 'Đang thực hiện',
  REPORTED: 'Đã báo cáo kết quả',
  VERIFIED: 'Đã nghiệm thu',
  SUSPENDED: 'Tạm dừng',
  CANCELLED: 'Đã hủy',
};

export const DUE_WORDS: Record<Exclude<DueKind, 'DATE'>, string> = {
  REGULAR: 'Thường xuyên',
  TERM: 'Theo nhiệm kỳ',
};

export const RESULT_WORDS: Record<string, string> = {
  RESOLVED: 'Đã giải quyết',
  IN_PROGRESS: 'Đang giải quyết',
  PLANNED: 'Sẽ giải quyết theo lộ trình',
  EXPLAINED: 'Giải trình, cung cấp thông tin',
  NOT_RESOLVABLE_NOW: 'Chưa giải quyết được',
  FORWARDED: 'Chuyển cơ quan có thẩm quyền',
};

export const SPAN_WORDS: Record<ReportSpan, string> = {
  MONTH: 'Tháng',
  QUARTER: 'Quý',
  MONTHS_6: '6 tháng đầu năm',
  MONTHS_9: '9 tháng đầu năm',
  YEAR: 'Năm',
  OTHER: 'Kỳ báo cáo',
};

export const RATE_RULE = 'Đã hoàn thành trên (đã hoàn thành + chưa hoàn thành, quá hạn).';
export const AS_OF_RULE =
  'Số liệu là tình trạng ở cuối kỳ, đọc từ nhật ký điện tử; việc xảy ra sau đó không làm thay đổi.';
export const APART_RULE = 'Cam kết tạm dừng và đã hủy được tính riêng, không nằm trong bốn nhóm.';
