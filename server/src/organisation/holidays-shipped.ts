import type { Announcement } from './holiday-law.js';

/**
 * What was announced, as far as it could be read (sources: domain.md 4 and the pages named here). What is remembered
 * but was not read is `confirmed: false` or left out (then the law's own reckoning stands, unconfirmed); whoever has
 * the paper corrects the year in the calendar's screen.
 */
export const ANNOUNCED: Readonly<Record<number, Announcement>> = {
  2023: {
    // Read at pld.net.vn: 20/1 to 26/1/2023.
    tet: { before: 2, source: 'Ý kiến của Phó Thủ tướng Vũ Đức Đam: nghỉ Tết từ 20/01 đến hết 26/01/2023' },
    nationalDay: null,
    swaps: [],
  },
  2024: {
    // Read at sucsongtre.vn: 8/2 to 14/2 (five days and two instead), 31/8 to 3/9.
    tet: { before: 2, source: 'Thông báo của Bộ LĐTBXH: nghỉ Tết từ 08/02 đến hết 14/02/2024' },
    nationalDay: { side: 'AFTER', source: 'Thông báo của Bộ LĐTBXH: nghỉ từ 31/8 đến hết 03/9/2024' },
    swaps: [
      { off: '2024-04-29', work: '2024-05-04', source: 'Văn bản 2450/VPCP-KGVX năm 2024', confirmed: true },
    ],
  },
  2025: {
    // Read at pld.net.vn: nine days in a row, which with Tết on a Wednesday are 25/1 to 2/2.
    tet: { before: 2, source: 'Văn bản 8726/VPCP-KGVX ngày 26/11/2024: nghỉ Tết chín ngày liên tục' },
    nationalDay: null,
    // Five days in a row were agreed to (baophapluat.vn); the dates of the swap were not read.
    swaps: [
      {
        off: '2025-05-02',
        work: '2025-04-26',
        source: 'Văn bản 8726/VPCP-KGVX ngày 26/11/2024',
        confirmed: false,
      },
    ],
  },
  2026: {
    // Read at vietbao.vn and vietnammedia.vnanet.vn.
    tet: {
      before: 1,
      source: 'Thông báo 9441 của Bộ Nội vụ ngày 16/10/2025: nghỉ Tết từ 16/02 đến hết 20/02/2026',
    },
    nationalDay: null,
    swaps: [
      {
        off: '2026-01-02',
        work: '2026-01-10',
        source: 'Văn bản 12729/VPCP-KGVX ngày 25/12/2025',
        confirmed: true,
      },
      // "Five days for 2/9" was proposed (baomoi.net.vn); the swapped Saturday was not read.
      { off: '2026-08-31', work: '2026-08-22', source: 'Thông báo 9441 của Bộ Nội vụ', confirmed: false },
    ],
  },
};
