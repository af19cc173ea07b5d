import { TABLE_LIMITS } from '@doi-thoai/shared';
import { TextDecoder as NodeTextDecoder, TextEncoder as NodeTextEncoder } from 'node:util';
import { readRosterFile } from './roster-file';

Object.assign(globalThis, { TextDecoder: NodeTextDecoder });
const bytes = (text: string) => new NodeTextEncoder().encode(text);

describe('A roster is looked at before it is imported', () => {
  it('counts the lines under the header and shows the first, quotes and empty lines aside', () => {
    const file = readRosterFile(
      bytes('\ufeffHọ tên,Đơn vị\r\n"Lê Thị Bình","Chi bộ 1, xã"\r\n,\r\n\r\nTrần An,\r\n'),
    );
    expect(file).toMatchObject({
      ok: true,
      rows: 2,
      head: [
        ['Họ tên', 'Đơn vị'],
        ['Lê Thị Bình', 'Chi bộ 1, xã'],
        ['Trần An', ''],
      ],
    });
  });

  it('reads semicolons, and Unicode text as Windows saves it', () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from('Họ tên;Số\nĐỗ Thị An;7', 'utf16le')]);
    expect(readRosterFile(utf16)).toMatchObject({
      head: [
        ['Họ tên', 'Số'],
        ['Đỗ Thị An', '7'],
      ],
    });
  });

  it.each([
    ['nothing under the header', bytes('Họ tên\n'), 'EMPTY'],
    ['a workbook of the old kind', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), 'NOT_TEXT'],
    ['the Vietnamese code page', Uint8Array.from([...bytes('Ho ten\nNguy'), 0xea, 0xde, 0x6e]), 'NOT_UTF8'],
    ['letters that a code page without them lost', bytes('H? và tên\nNguy?n V?n An\n'), 'NOT_UTF8'],
    ['UTF-8 that was read as another page', bytes('Há»\u008d vÃ\u00a0 tên\nLÃª An\n'), 'NOT_UTF8'],
    ['letters that are lost already', bytes('Họ tên\nNguy\ufffdn An\n'), 'NOT_UTF8'],
    ['too much', new Uint8Array(TABLE_LIMITS.rosterBytes + 1), 'TOO_LARGE'],
  ])('refuses %s', (_words, file, reason) => {
    expect(readRosterFile(file)).toEqual({ ok: false, reason });
  });
});
