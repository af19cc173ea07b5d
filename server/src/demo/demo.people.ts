import type { Role } from '@doi-thoai/shared';

/** Units of the invented organisation. */
export const UNITS = {
  board: 'Ban Giám đốc Sở Phát triển Cộng đồng tỉnh Lam Giang',
  hr: 'Phòng Tổ chức – Cán bộ',
  office: 'Văn phòng Sở',
  skills: 'Phòng Phát triển Kỹ năng và Việc làm',
  data: 'Trung tâm Dữ liệu và Hỗ trợ Thủ tục hành chính',
  thuongLam: 'Trung tâm Phục vụ Cộng đồng Thượng Lam',
  hoaSen: 'Trung tâm Bảo vệ Trẻ em Hoa Sen Trắng',
  doiThong: 'Trung tâm Chăm sóc Người cao tuổi Đồi Thông',
  benLam: 'Trường Trung cấp Nghề Bến Lam',
} as const;
export type UnitKey = keyof typeof UNITS;

/** A person of the demonstration: invented, like everything that is put in anybody's mouth here. */
export interface DemoPerson {
  key: string;
  name: string;
  title: string;
  unit: UnitKey | null;
  role: Role;
  number: string;
  withoutPhone: boolean;
  attendance: 'ON_SITE' | 'ONLINE' | 'ABSENT';
}

function person(key: string, role: Role, name: string, title: string, unit: UnitKey | null): DemoPerson {
  return { key, role, name, title, unit, number: '', withoutPhone: false, attendance: 'ON_SITE' };
}

const TABLE: DemoPerson[] = [
  person('chair', 'CHAIR', 'Lương Thế Quyền', 'Giám đốc Sở', 'board'),
  person('coChair', 'CO_CHAIR', 'Phan Thị Diệu Hương', 'Phó Giám đốc Sở', 'board'),
  person('secretary', 'SECRETARY', 'Hồ Ngọc Khuê', 'Chuyên viên chính Văn phòng Sở', 'office'),
  person('responder', 'RESPONDER', 'Cao Minh Trí', 'Trưởng phòng Tổ chức – Cán bộ', 'hr'),
  person('responderData', 'RESPONDER', 'Đặng Thùy Nhiên', 'Giám đốc Trung tâm Dữ liệu', 'data'),
  person('responderBoard', 'RESPONDER', 'Phùng Bá Lãm', 'Phó Giám đốc Sở', 'board'),
  person('screen', 'SCREEN', 'Màn hình hội trường', '', null),
];

/** Who hands in what their units say, in the weeks before. */
export const FOCAL: readonly DemoPerson[] = (
  [
    ['doiThong', 'Bành Ngọc Huệ', 'Nhân viên hành chính'],
    ['hr', 'Tiêu Mỹ Hạnh', 'Chuyên viên'],
    ['office', 'Ưng Bảo Lộc', 'Chuyên viên'],
    ['hoaSen', 'Phan Xuân Xuyên', 'Nhân viên hành chính'],
    ['skills', 'Lê Phúc Điền', 'Chuyên viên'],
  ] as const
).map(([unit, name, title]) => person(`focal-${unit}`, 'UNIT_FOCAL', name, title, unit));

const DELEGATES: [string, string, UnitKey][] = [
  ['Nguyễn Thị Minh Thư', 'Công tác xã hội viên', 'hoaSen'],
  ['Trần Đức Anh Khoa', 'Chuyên viên', 'skills'],
  ['Lê Hoàng Uyên Nhi', 'Giáo viên dạy nghề', 'benLam'],
  ['Vũ Đình Toàn', 'Điều dưỡng trưởng', 'doiThong'],
  ['Phạm Gia Hân', 'Chuyên viên', 'data'],
  ['Đỗ Xuân Trường', 'Nhân viên công tác xã hội', 'thuongLam'],
  ['Hoàng Thảo Vy', 'Chuyên viên', 'office'],
  ['Bùi Quang Nhật', 'Kỹ thuật viên phục hồi chức năng', 'doiThong'],
  ['Ngô Thị Bích Liên', 'Phó Trưởng phòng', 'skills'],
  ['Dương Kiến Văn', 'Giáo viên', 'benLam'],
  ['Lý Thu Trang', 'Công tác xã hội viên', 'thuongLam'],
  ['Trịnh Công Danh', 'Chuyên viên', 'hr'],
  ['Mạc Thị Yến Oanh', 'Nhân viên tư vấn trẻ em', 'hoaSen'],
  ['Hà Tuấn Kiệt', 'Quản trị hệ thống', 'data'],
  ['Tô Ngọc Diễm', 'Hộ lý', 'doiThong'],
  ['Đinh Phước Lộc', 'Lái xe, phục vụ lưu động', 'thuongLam'],
  ['Châu Mỹ Phụng', 'Chuyên viên', 'office'],
  ['Võ Thành Tín', 'Giáo viên dạy nghề', 'benLam'],
  ['Kiều Anh Thơ', 'Nhân viên bảo vệ trẻ em', 'hoaSen'],
  ['La Văn Sáng', 'Bảo trì thiết bị', 'doiThong'],
  ['Quách Thị Mộng Tuyền', 'Chuyên viên', 'skills'],
  ['Thạch Minh Đăng', 'Chuyên viên', 'data'],
  ['Ông Thị Lan Chi', 'Công tác xã hội viên', 'thuongLam'],
  ['Giang Hữu Phúc', 'Chuyên viên', 'hr'],
];

/** Somebody without a phone, for whom the secretary writes; somebody who joins from afar; one who is away. */
const EXCEPTIONS: Record<string, Partial<DemoPerson>> = {
  d20: { withoutPhone: true },
  d18: { attendance: 'ONLINE' },
  d24: { attendance: 'ABSENT' },
};

/** Table first, then the delegates d01 … d24 with their card numbers, then those who collected in the units. */
export const PEOPLE: readonly DemoPerson[] = [
  ...TABLE,
  ...DELEGATES.map(([name, title, unit], index): DemoPerson => {
    const key = `d${String(index + 1).padStart(2, '0')}`;
    const number = String(index + 1).padStart(3, '0');
    return { ...person(key, 'DELEGATE', name, title, unit), number, ...EXCEPTIONS[key] };
  }),
  ...FOCAL,
];
