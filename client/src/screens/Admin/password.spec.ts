import { isLogin, strengthOf } from './password';

describe('A password is judged by length and variety', () => {
  it.each([
    ['ngan', 'SHORT'],
    ['aaaaaaaaaaaa', 'WEAK'],
    ['hoanghoa', 'SHORT'],
    [' hoang hoa ', 'SHORT'],
    ['hoang hoa xa', 'FAIR'],
    ['bốn con trâu qua cầu', 'GOOD'],
    ['Hoa-2026-xa', 'GOOD'],
  ])('%s is %s', (password, strength) => {
    expect(strengthOf(password)).toBe(strength);
  });

  it.each([
    ['thu.ky', true],
    ['a', false],
    ['thư ký', false],
    [' hoa@xa.vn ', true],
    ['-hoa', false],
  ])('login %s: %s', (login, fits) => {
    expect(isLogin(login)).toBe(fits);
  });
});
