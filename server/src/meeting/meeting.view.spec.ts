import { randomCode } from '../kernel/codes.js';
import { codeInGroups, plainCode } from './meeting.view.js';

describe('the join code', () => {
  it('is shown in groups of four', () => {
    expect(codeInGroups('ABCD2345')).toBe('ABCD-2345');
    expect(codeInGroups('ABCD')).toBe('ABCD');
  });

  test.each([' abcd 2345 ', 'ABCD-2345', 'abcd–2345', 'AbCd.2345'])('is found as %p', (typed) => {
    expect(plainCode(typed)).toBe('ABCD2345');
  });

  it('comes back from its groups whatever it is', () => {
    const codes = Array.from({ length: 200 }, () => randomCode(8));
    expect(codes.map((code) => plainCode(codeInGroups(code)))).toEqual(codes);
  });
});
