import type { Role, RosterProblem } from '@doi-thoai/shared';
import { ROLES } from '@doi-thoai/shared';
import { plainWords } from '../kernel/csv-cells.js';

export type RosterColumn = Exclude<RosterProblem['column'], 'file'>;

const HEADERS: Record<RosterColumn, readonly string[]> = {
  name: ['ho va ten', 'ho ten', 'ten', 'ten dai bieu', 'name', 'full name'],
  unit: ['don vi', 'don vi cong tac', 'co quan', 'co quan don vi', 'unit', 'organisation', 'organization'],
  title: ['chuc vu', 'chuc danh', 'chuc vu chuc danh', 'title', 'position'],
  role: ['vai tro', 'tu cach', 'thanh phan', 'role'],
  email: ['email', 'e mail', 'thu dien tu', 'dia chi email', 'dia chi thu dien tu'],
  phone: ['dien thoai', 'so dien thoai', 'sdt', 'di dong', 'phone', 'telephone', 'mobile'],
  number: ['so dai bieu', 'ma dai bieu', 'so the', 'so ghe', 'so', 'number', 'seat', 'no'],
};

const COLUMN_OF = new Map<string, RosterColumn>(
  Object.entries(HEADERS).flatMap(([column, words]) => words.map((word) => [word, column as RosterColumn])),
);

/** The column that a header means, or null: unknown columns are left alone. */
export function columnOf(header: string): RosterColumn | null {
  return COLUMN_OF.get(plainWords(header)) ?? null;
}

/** What stands in rosters of Vietnamese offices, beside the codes themselves (domain.md 3). */
const ROLE_WORDS: Partial<Record<Role, readonly string[]>> = {
  DELEGATE: ['dai bieu', 'dai bieu chinh thuc', 'thanh vien'],
  GUEST: ['khach', 'khach moi', 'dai bieu khach moi'],
  CHAIR: ['chu tri', 'chu toa', 'nguoi chu tri', 'chairperson'],
  CO_CHAIR: ['dong chu tri', 'dong chu toa', 'doan chu tich', 'co chairperson'],
  SECRETARY: ['thu ky', 'to thu ky', 'doan thu ky', 'dieu phoi'],
  ORGANISER: ['ban to chuc', 'to chuc', 'organizer'],
  UNIT_FOCAL: ['dau moi', 'dau moi co so', 'dau moi don vi', 'dau moi tong hop', 'unit focal person'],
  RESPONDER: ['tra loi', 'nguoi tra loi', 'don vi tra loi', 'lanh dao tra loi', 'giai dap'],
  CLERK: ['van thu', 'records clerk'],
  MONITOR: ['theo doi', 'don doc', 'theo doi don doc', 'nguoi theo doi'],
  SCREEN: ['man hinh', 'man chieu', 'man hinh hoi truong', 'hall screen'],
};

/** An administrator has no part in a meeting (domain.md 6.1). */
const PARTS = ROLES.filter((role) => role !== 'ADMIN');

const ROLE_OF = new Map<string, Role>(
  PARTS.flatMap((role) => [role, ...(ROLE_WORDS[role] ?? [])].map((word) => [plainWords(word), role])),
);

/** The role that a word or a code means; undefined for an unknown one. */
export function roleOf(text: string): Role | undefined {
  return ROLE_OF.get(plainWords(text));
}
