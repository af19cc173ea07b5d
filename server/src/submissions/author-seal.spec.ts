import { makeId } from '@doi-thoai/shared';
import { randomBytes } from 'node:crypto';
import { AuthorSeal } from './author-seal.js';

const author = {
  participantId: makeId(),
  name: 'Ngô Thị Lan',
  title: 'Chuyên viên',
  unit: 'Chi bộ Phòng Tổ chức',
};

describe('W74: the sealed author of a confidential opinion', () => {
  const seal = new AuthorSeal(randomBytes(32));
  const [mine, theirs] = [makeId(), makeId()];
  const sealed = seal.seal(mine, author);

  it('opens for its own opinion', () => {
    expect(seal.open(mine, sealed)).toEqual(author);
  });

  it('does not open in the place of another opinion’s, with another key, or when it was tampered with', () => {
    expect(() => seal.open(theirs, sealed)).toThrow();
    expect(() => new AuthorSeal(randomBytes(32)).open(mine, sealed)).toThrow();
    for (const at of [0, 12, 28, sealed.length - 1]) {
      const tampered = Buffer.from(sealed);
      tampered.writeUInt8(tampered.readUInt8(at) ^ 1, at);
      expect(() => seal.open(mine, tampered)).toThrow();
    }
  });

  it('tells by no length how long a name is, and is another text each time', () => {
    const long = { ...author, name: 'Công Tằng Tôn Nữ Thị Hoàng Phương Mai', title: 'Phó Trưởng phòng' };
    expect(seal.seal(mine, long)).toHaveLength(sealed.length);
    expect(seal.seal(mine, author).equals(sealed)).toBe(false);
  });
});
