const ZONE = 'Asia/Ho_Chi_Minh';
const DAY = new Intl.DateTimeFormat('vi-VN', {
  timeZone: ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const TIME = new Intl.DateTimeFormat('vi-VN', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });

/** As papers write it: `ngày 05/12/2026`. */
export function formatDay(at: number): string {
  return `ngày ${DAY.format(at)}`;
}

/** `08 giờ 30`. */
export function formatTime(at: number): string {
  return TIME.format(at).replace(':', ' giờ ');
}
