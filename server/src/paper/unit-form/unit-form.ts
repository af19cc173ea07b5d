import type { CellObject } from 'write-excel-file/node';
import { EXAMPLE, FORM_HEADERS, FORM_SHEET, KIND_WORDS } from '../../collection/form-words.js';
import { rowHeight, textCell, writeSheets, type Sheet, type SheetColumn } from '../sheet/write-sheets.js';
import { cleanLine } from '../state/text.js';

/** The empty form that a base unit fills in without a network. */
export interface UnitFormModel {
  meeting: string;
  unit: string;
  /** Names of the issue groups, in the meeting's order. */
  topics: string[];
  rows: number;
  limits: { summary: number; text: number };
}

const LISTS_SHEET = 'Danh mục';
const GUIDE_SHEET = 'Hướng dẫn';
const COLUMNS: SheetColumn[] = [{ width: 7 }, { width: 15 }, { width: 34 }, { width: 42 }, { width: 78 }];
const HEAD = {
  fontWeight: 'bold',
  align: 'center',
  alignVertical: 'center',
  backgroundColor: '#E3EEF0',
} as const;
const RULED = { borderStyle: 'thin', borderColor: '#A9B7BE' } as const;
const SHADED = { ...RULED, backgroundColor: '#F1F1EE', fontStyle: 'italic', textColor: '#55606E' } as const;

/** Three sheets: the opinions to fill in, how, and the words to choose from. */
export function renderUnitForm(model: UnitFormModel): Promise<Buffer> {
  return writeSheets([opinions(model), guide(model), lists(model)]);
}

function opinions(model: UnitFormModel): Sheet {
  const heads = ['STT', ...Object.values(FORM_HEADERS)];
  const example = exampleRow(model);
  const empty = Array.from({ length: model.rows }, (): CellObject[] => heads.map(() => textCell('', RULED)));
  const height = rowHeight(example, COLUMNS);
  const span = { fromRow: 3, toRow: model.rows + 2 };
  const list = (letter: string, words: number): string =>
    `'${LISTS_SHEET}'!$${letter}$2:$${letter}$${words + 1}`;
  return {
    name: FORM_SHEET,
    columns: COLUMNS,
    headRows: 1,
    landscape: true,
    rows: [
      heads.map((head) => textCell(head, { ...RULED, ...HEAD, height: 30 })),
      example.map((word) => textCell(word, { ...SHADED, height })),
      ...empty,
    ],
    choices: [
      {
        ...{ ...span, column: 2, source: list('A', Object.keys(KIND_WORDS).length) },
        title: FORM_HEADERS.kind,
        help: 'Chọn một loại trong danh sách. Để trống thì ghi là “Ý kiến”.',
      },
      {
        ...{ ...span, column: 3, source: list('B', model.topics.length) },
        title: FORM_HEADERS.topic,
        help: 'Chọn một nhóm vấn đề trong danh sách.',
      },
    ],
  };
}

function exampleRow({ topics }: UnitFormModel): string[] {
  return [
    EXAMPLE,
    KIND_WORDS.PETITION,
    topics[0] ?? '',
    'Nhà công vụ ở cơ sở xuống cấp',
    'Dãy nhà công vụ bị dột từ đầu mùa mưa, ba phòng không ở được. Đề nghị sửa chữa trong năm.',
  ];
}

function guide({ meeting, unit, rows, limits }: UnitFormModel): Sheet {
  const lines = [
    'CÁCH GHI PHIẾU Ý KIẾN CỦA ĐƠN VỊ',
    `Hội nghị: ${cleanLine(meeting)}`,
    `Đơn vị: ${cleanLine(unit)}`,
    '',
    `1. Ghi ở trang “${FORM_SHEET}”, mỗi dòng một ý kiến. Dòng “${EXAMPLE}” chỉ để xem cách ghi, không được nhập.`,
    `2. Cột “${FORM_HEADERS.kind}” và “${FORM_HEADERS.topic}”: bấm vào ô rồi chọn trong danh sách.`,
    `3. Cột “${FORM_HEADERS.summary}”: một câu ngắn, nhiều nhất ${limits.summary} chữ cái. Để trống thì hệ thống lấy những chữ đầu của nội dung.`,
    `4. Cột “${FORM_HEADERS.text}”: ghi đúng lời người góp ý (việc gì, ở đâu, từ bao giờ, đề nghị gì), nhiều nhất ${figure(limits.text)} chữ cái. Muốn xuống dòng trong ô, bấm Alt + Enter.`,
    '5. Không ghi tên người góp ý. Không ghi nội dung bí mật nhà nước, không ghi dấu độ mật.',
    `6. Mỗi tệp nhiều nhất ${rows} ý kiến. Nhiều hơn thì chia thành nhiều tệp.`,
    '7. Lưu tệp dạng .xlsx, không đặt mật khẩu. Trên máy có mạng, mở màn hình đầu mối, chọn “Từ Excel” rồi chọn tệp này.',
    '8. Hệ thống xem cả tệp trước khi nhập. Có dòng chưa đúng thì chỉ rõ dòng nào, cột nào, sai gì, và chưa nhập dòng nào.',
    '9. Gửi lại cùng một tệp, hoặc tệp đã ghi thêm, không làm ý kiến bị trùng: ý kiến đã có thì bỏ qua.',
  ];
  const columns = [{ width: 110 }];
  return {
    name: GUIDE_SHEET,
    columns,
    rows: lines.map((line, index) => [
      textCell(line, {
        height: rowHeight([line], columns),
        ...(index === 0 ? { fontWeight: 'bold' as const, fontSize: 14 } : {}),
      }),
    ]),
  };
}

const figure = (value: number): string => value.toLocaleString('vi-VN');

function lists({ topics }: UnitFormModel): Sheet {
  const kinds = Object.values(KIND_WORDS);
  const columns = [{ width: 20 }, { width: 60 }];
  const length = Math.max(kinds.length, topics.length);
  return {
    name: LISTS_SHEET,
    columns,
    headRows: 1,
    rows: [
      [FORM_HEADERS.kind, FORM_HEADERS.topic].map((head) => textCell(head, { ...RULED, ...HEAD })),
      ...Array.from({ length }, (_, index) =>
        [kinds[index], topics[index]].map((word) =>
          textCell(word ?? '', { ...RULED, height: rowHeight([word ?? ''], columns) }),
        ),
      ),
    ],
  };
}
