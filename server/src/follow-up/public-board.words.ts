import type { Cell, DueKind } from '@doi-thoai/shared';

export const BOARD_LANGUAGES = ['vi', 'en'] as const;
export type BoardLanguage = (typeof BOARD_LANGUAGES)[number];

export interface BoardWords {
  heading: string;
  held: string;
  asOf: string;
  cells: Record<Cell, string>;
  rate: string;
  rateRule: string;
  suspended: string;
  /** How many the chair has taken back after confirming them: told, for a promise does not just vanish. */
  cancelled: (n: string) => string;
  promise: string;
  due: string;
  standing: string;
  dueKinds: Record<Exclude<DueKind, 'DATE'>, string>;
  done: string;
  extended: (firstDay: string, times: number) => string;
  none: string;
  what: string;
  address: string;
  qr: string;
  other: string;
  gone: string;
  goneHint: string;
  decimal: string;
}

/** As in the catalogue of the screens. */
export const BOARD_WORDS: Record<BoardLanguage, BoardWords> = {
  vi: {
    heading: 'Cam kết và kết quả thực hiện',
    held: 'Cuộc họp ngày',
    asOf: 'Tính đến ngày',
    cells: {
      DONE_ON_TIME: 'Xong đúng hạn',
      DONE_LATE: 'Xong quá hạn',
      OPEN_IN_TIME: 'Chưa xong, trong hạn',
      OPEN_OVERDUE: 'Chưa xong, quá hạn',
    },
    rate: 'Tỷ lệ hoàn thành',
    rateRule: 'Tính trên các cam kết đã xong hoặc đã quá hạn; cam kết chưa đến hạn thì chưa tính.',
    suspended: 'Tạm dừng',
    cancelled: (n) => `Đã hủy ${n} cam kết, không tính vào các số trên.`,
    promise: 'Nội dung cam kết',
    due: 'Thời hạn',
    standing: 'Kết quả',
    dueKinds: { REGULAR: 'Thường xuyên', TERM: 'Theo nhiệm kỳ' },
    done: 'xong ngày',
    extended: (firstDay, times) => `Hạn ban đầu ${firstDay}, đã gia hạn ${times} lần`,
    none: 'Chưa có cam kết nào được chốt.',
    what: 'Bảng chỉ có nội dung cam kết, đơn vị chủ trì, thời hạn và kết quả đã được xác nhận.',
    address: 'Địa chỉ của bảng',
    qr: 'Mã QR mở bảng này',
    other: 'English',
    gone: 'Không có bảng này',
    goneHint: 'Địa chỉ sai, hoặc bảng đã được đóng. Hãy hỏi nơi đã đưa địa chỉ.',
    decimal: ',',
  },
  en: {
    heading: 'Promises and what became of them',
    held: 'Meeting of',
    asOf: 'As of',
    cells: {
      DONE_ON_TIME: 'Done on time',
      DONE_LATE: 'Done late',
      OPEN_IN_TIME: 'Open, in time',
      OPEN_OVERDUE: 'Open, overdue',
    },
    rate: 'Rate of completion',
    rateRule: 'Of the promises that are done or overdue; those that are not due yet are not counted.',
    suspended: 'Suspended',
    cancelled: (n) => `Cancelled: ${n}, not counted above.`,
    promise: 'Promise',
    due: 'Due',
    standing: 'Standing',
    dueKinds: { REGULAR: 'Continuous', TERM: 'Within the term' },
    done: 'done on',
    extended: (firstDay, times) =>
      `First due ${firstDay}, extended ${times === 1 ? 'once' : `${times} times`}`,
    none: 'No promise has been confirmed yet.',
    what: 'The board tells only what was promised, by which unit, until when, and what was confirmed of it.',
    address: 'Address of this board',
    qr: 'QR code that opens this board',
    other: 'Tiếng Việt',
    gone: 'There is no such board',
    goneHint: 'The address is wrong, or the board was closed. Please ask whoever gave you the address.',
    decimal: '.',
  },
};
