/** Invented words for the gallery: no organisation or person of this name is meant. */
export const TOPICS = [
  { value: 'wages', label: 'Lao động, việc làm, tiền lương', count: 9 },
  { value: 'housing', label: 'Nhà ở công nhân', count: 6 },
  { value: 'safety', label: 'An toàn, vệ sinh', count: 4 },
  { value: 'other', label: 'Khác', count: 2 },
] as const;

export const WORDS =
  'Tổ chúng tôi làm ca đêm ở xưởng 3, tan ca lúc 22 giờ 30 thì không còn xe buýt. Đề nghị bố trí một chuyến xe đưa đón từ cổng số 2 về khu nhà trọ Đồng Mít, ít nhất trong mùa mưa.';

export const LONG_UNIT =
  'Chi bộ Phòng Kế hoạch, Đầu tư và Phát triển bền vững, Đảng bộ Tổng công ty Cơ khí, Vật liệu và Xây lắp Sông Lam Hạ';

export const LIFE = [
  { id: 'sent', label: 'gửi' },
  { id: 'received', label: 'nhận' },
  { id: 'approved', label: 'duyệt' },
  { id: 'answered', label: 'trả lời' },
  { id: 'promised', label: 'cam kết' },
  { id: 'done', label: 'xong' },
] as const;
