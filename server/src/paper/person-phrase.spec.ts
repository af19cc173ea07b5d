import { personPhrase, postLine, postOf } from './person-phrase.js';

const DEPARTMENT = 'Sở Phát triển Cộng đồng tỉnh Lam Giang';
const STANDING = `Ban Thường vụ Đảng ủy ${DEPARTMENT}`;
const DIRECTORS = `Ban Giám đốc ${DEPARTMENT}`;

describe('a post as running text has it, "Kết luận của <title, name>" (domain.md 7.1)', () => {
  it.each([
    ['Giám đốc', 'Sở Nội vụ', 'Giám đốc Sở Nội vụ'],
    ['Giám đốc Sở Nội vụ', 'Sở Nội vụ', 'Giám đốc Sở Nội vụ'],
    ['Giám đốc Sở', 'Sở Nội vụ', 'Giám đốc Sở Nội vụ'],
    ['Bí thư Đảng ủy, Giám đốc Sở', STANDING, `Bí thư Đảng ủy, Giám đốc ${DEPARTMENT}`],
    ['Phó Bí thư Đảng ủy, Phó Giám đốc Sở', DIRECTORS, `Phó Bí thư Đảng ủy, Phó Giám đốc ${DEPARTMENT}`],
    ['Phó Bí thư Thường trực Đảng ủy Sở', STANDING, `Phó Bí thư Thường trực Đảng ủy ${DEPARTMENT}`],
    ['Bí thư', STANDING, `Bí thư Đảng ủy ${DEPARTMENT}`],
    ['Phó Giám đốc', DIRECTORS, `Phó Giám đốc ${DEPARTMENT}`],
    ['Ủy viên Ban Thường vụ', STANDING, `Ủy viên ${STANDING}`],
    ['Thành viên', DIRECTORS, `Thành viên ${DIRECTORS}`],
    ['Giám đốc Sở Y tế', 'Ban Thường vụ Tỉnh ủy', 'Giám đốc Sở Y tế'],
    ['Bí thư Đảng uỷ', 'Đảng ủy Sở Nội vụ', 'Bí thư Đảng uỷ Sở Nội vụ'],
    ['Trưởng phòng', 'Phòng Tổ chức – Cán bộ', 'Trưởng phòng Tổ chức – Cán bộ'],
    ['Phó Trưởng phòng', 'Chi cục Bảo vệ môi trường', 'Phó Trưởng phòng Chi cục Bảo vệ môi trường'],
    ['Chánh Văn phòng', 'Văn phòng Sở', 'Chánh Văn phòng Sở'],
    // "viên" is not "Viện".
    ['Chuyên viên', 'Viện Quy hoạch', 'Chuyên viên Viện Quy hoạch'],
    ['Chuyên viên theo dõi, đôn đốc', 'Văn phòng Sở', 'Chuyên viên theo dõi, đôn đốc thuộc Văn phòng Sở'],
    ['Chuyên viên', '', 'Chuyên viên'],
    ['', 'Văn phòng Sở', 'Văn phòng Sở'],
  ])('%s + %s', (title, unit, expected) => {
    expect(postOf({ title, unit })).toBe(expected);
  });

  it('state and Party name a person each in their way', () => {
    const person = { name: 'Đỗ Khánh Tường', title: 'Bí thư Đảng ủy, Giám đốc Sở', unit: STANDING };
    const post = `Bí thư Đảng ủy, Giám đốc ${DEPARTMENT}`;
    // The name of a province and that of a person do not run together.
    expect(personPhrase('STATE', person)).toBe(`${post}, Đỗ Khánh Tường`);
    expect(personPhrase('STATE', { ...person, title: 'Giám đốc', unit: 'Sở Nội vụ' })).toBe(
      'Giám đốc Sở Nội vụ Đỗ Khánh Tường',
    );
    expect(personPhrase('PARTY', person)).toBe(`đồng chí Đỗ Khánh Tường, ${post}`);
    expect(personPhrase('STATE', { name: 'Đỗ Khánh Tường', title: '', unit: '' })).toBe(
      'chủ tọa Đỗ Khánh Tường',
    );
  });
});

it.each([
  ['Trưởng phòng', 'Chi cục B', 'Trưởng phòng, Chi cục B'],
  [
    'Phó Giám đốc Trung tâm',
    'Trung tâm Điều dưỡng Người có công',
    'Phó Giám đốc Trung tâm Điều dưỡng Người có công',
  ],
  ['Phó Chánh Văn phòng Sở', 'Văn phòng Sở', 'Phó Chánh Văn phòng Sở'],
  ['', 'Chi cục B', 'Chi cục B'],
])('in a list: %s + %s says no body twice', (title, unit, expected) => {
  expect(postLine({ title, unit })).toBe(expected);
});
