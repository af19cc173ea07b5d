import type { Role, RosterProblem } from '@doi-thoai/shared';
import { LIMITS, TABLE_LIMITS, ROLES } from '@doi-thoai/shared';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRoster } from './roster-csv.js';
import { roleOf } from './roster-words.js';

const row = (line: number, name: string, rest: object = {}): object => ({
  line,
  name,
  unit: null,
  title: null,
  role: null,
  number: null,
  ...rest,
});

describe('a roster is read as a spreadsheet saves it', () => {
  const header = 'Họ và tên,Đơn vị,Chức vụ,Vai trò,Số đại biểu';
  const an = { unit: 'Chi bộ 1', title: 'Bí thư', role: 'CHAIR', number: '7' };
  const table: [string, string, object[]][] = [
    [
      'Vietnamese headers',
      `${header}\nNguyễn Văn An,Chi bộ 1,Bí thư,Chủ trì,7`,
      [row(2, 'Nguyễn Văn An', an)],
    ],
    [
      'English headers',
      'name,unit,title,role,number\nNguyễn Văn An,Chi bộ 1,Bí thư,CHAIR,7',
      [row(2, 'Nguyễn Văn An', an)],
    ],
    [
      'headers without accents, in capitals, in another order',
      'SO DAI BIEU,HO VA TEN,VAI TRO,CHUC VU,DON VI\n7,Nguyễn Văn An,chu tri,Bí thư,Chi bộ 1',
      [row(2, 'Nguyễn Văn An', an)],
    ],
    [
      'semicolons, a byte order mark and Windows line ends',
      `\ufeff${header.replaceAll(',', ';')}\r\nNguyễn Văn An;Chi bộ 1;Bí thư;Chủ trì;7\r\n`,
      [row(2, 'Nguyễn Văn An', an)],
    ],
    ['tabs', 'Họ tên\tĐơn vị\nLê Thị Bình\tChi bộ 2', [row(2, 'Lê Thị Bình', { unit: 'Chi bộ 2' })]],
    [
      'commas inside of a semicolon file',
      'Họ tên;Chức vụ\nLê Thị Bình;Phó Bí thư, Chủ tịch HĐND',
      [row(2, 'Lê Thị Bình', { title: 'Phó Bí thư, Chủ tịch HĐND' })],
    ],
    [
      'quoted commas, quotes and line breaks',
      'Họ tên,Chức vụ\n"Lê Thị Bình","Phó ""nóng"", trực\nban"',
      [row(2, 'Lê Thị Bình', { title: 'Phó "nóng", trực ban' })],
    ],
    [
      'empty lines are skipped and counted, other columns left alone',
      'STT,Họ tên,Ghi chú\n1,Lê Thị Bình,x\n,,\n\n2,Trần Cường,y',
      [row(2, 'Lê Thị Bình'), row(5, 'Trần Cường')],
    ],
    ['short lines', 'Họ tên,Đơn vị,Số\nLê Thị Bình', [row(2, 'Lê Thị Bình', { unit: '' })]],
    ['blanks of all kinds', 'Họ tên\n\u00a0 Lê  Thị\tBình ', [row(2, 'Lê Thị Bình')]],
  ];
  test.each(table)('%s', (_title, csv, rows) => {
    expect(readRoster(csv)).toEqual({ rows, problems: [] });
  });

  it('makes one name of decomposed and composed letters', () => {
    const csv = `${header}\nNguyễn Thị Hồng Ảnh,Đoàn xã Tân Lập,Ủy viên,đại biểu,12`;
    expect(csv.normalize('NFD')).not.toBe(csv);
    expect(readRoster(csv.normalize('NFD'))).toEqual(readRoster(csv));
    expect(readRoster(csv.normalize('NFD')).rows[0]?.name).toBe('Nguyễn Thị Hồng Ảnh');
  });

  it('reads five thousand rows in less than a second', () => {
    const lines = Array.from(
      { length: TABLE_LIMITS.rosterRows },
      (_, i) => `Đại biểu ${i},Chi bộ ${i % 40},,,${i + 1}`,
    );
    const began = Date.now();
    const roster = readRoster([header, ...lines].join('\n'));
    expect(Date.now() - began).toBeLessThan(1000);
    expect(roster.rows).toHaveLength(TABLE_LIMITS.rosterRows);
    expect(roster.problems).toEqual([]);
  });
});

describe('roles are words of the office or codes', () => {
  const table: [string, Role | undefined][] = [
    ['đại biểu', 'DELEGATE'],
    ['Đại Biểu', 'DELEGATE'],
    ['Khách mời', 'GUEST'],
    ['chủ trì', 'CHAIR'],
    ['Chủ tọa', 'CHAIR'],
    ['chủ toạ', 'CHAIR'],
    ['đồng chủ trì', 'CO_CHAIR'],
    ['Thư ký', 'SECRETARY'],
    ['Ban tổ chức', 'ORGANISER'],
    ['đầu mối', 'UNIT_FOCAL'],
    ['Trả lời', 'RESPONDER'],
    ['văn thư', 'CLERK'],
    ['theo dõi, đôn đốc', 'MONITOR'],
    ['màn hình', 'SCREEN'],
    ['co_chair', 'CO_CHAIR'],
    ['UNIT_FOCAL', 'UNIT_FOCAL'],
    ['admin', undefined],
    ['người qua đường', undefined],
  ];
  test.each(table)('%s', (text, role) => {
    expect(roleOf(text)).toBe(role);
  });

  it('every role that the refusal of an unknown one proposes is known, in both languages', () => {
    for (const language of ['vi', 'en']) {
      const file = join(__dirname, '../../../client/src/text', language, 'errors-staff.json');
      const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
      const proposed = words['roster.UNKNOWN_ROLE']?.replace(/^.*: |\.$/g, '').split(', ') ?? [];
      expect(proposed.map(roleOf)).toEqual(ROLES.filter((role) => role !== 'ADMIN'));
    }
  });
});

describe('every problem is named with line, column, reason and value', () => {
  const long = 'a'.repeat(LIMITS.personName + 1);
  const table: [string, string, RosterProblem[]][] = [
    [
      'all problems of all lines at once',
      `Họ tên,Đơn vị,Vai trò,Số\n,Chi bộ 1,đại biểu,1\nLê Thị Bình,Chi bộ 1,vua,2\n${long},Chi bộ 2,,3`,
      [
        { line: 2, column: 'name', reason: 'MISSING', value: '' },
        { line: 3, column: 'role', reason: 'UNKNOWN_ROLE', value: 'vua' },
        { line: 4, column: 'name', reason: 'TOO_LONG', value: long },
      ],
    ],
    [
      'a hidden direction mark',
      'Họ tên\nLê \u202eBình',
      [{ line: 2, column: 'name', reason: 'FORBIDDEN_CHARACTERS', value: 'Lê \u202eBình' }],
    ],
    [
      'an unquoted comma that would shift the cells behind it',
      'Họ tên,Chức vụ,Số\nLê Thị Bình,Phó Bí thư, Chủ tịch,5',
      [{ line: 2, column: 'file', reason: 'BROKEN_CSV', value: '5' }],
    ],
    [
      'no column of names',
      'Đơn vị,Số\nChi bộ 1,1',
      [{ line: 1, column: 'name', reason: 'COLUMN_MISSING', value: 'Đơn vị Số' }],
    ],
    ['nothing at all', '', [{ line: 1, column: 'name', reason: 'COLUMN_MISSING', value: '' }]],
    ['a header alone', 'Họ tên\n', [{ line: 2, column: 'file', reason: 'MISSING', value: '' }]],
  ];
  test.each(table)('%s', (_title, csv, problems) => {
    expect(readRoster(csv)).toEqual({ rows: expect.any(Array) as unknown, problems });
  });

  it('leaves rows with a problem out, and says so when a quote is never closed', () => {
    expect(readRoster('Họ tên,Vai trò\nA,vua\nB,').rows.map(({ name }) => name)).toEqual(['B']);
    const [problem] = readRoster('Họ tên\nA\n"B\nC').problems;
    expect(problem).toMatchObject({ column: 'file', reason: 'BROKEN_CSV', value: '' });
  });

  it('refuses a roster with too many rows', () => {
    const lines = Array.from({ length: TABLE_LIMITS.rosterRows + 1 }, (_, i) => `Đại biểu ${i}`);
    expect(readRoster(['Họ tên', ...lines].join('\n')).problems).toEqual([
      { line: TABLE_LIMITS.rosterRows + 2, column: 'file', reason: 'TOO_MANY_ROWS', value: '5001' },
    ]);
  });
});
