import type { MinutesCollatedOpinion, MinutesConclusionLine, MinutesFigure } from './minutes.model.js';

export const UNITS = [
  'Phòng Cải cách hành chính',
  'Chi cục Văn thư - Lưu trữ',
  'Trung tâm Dịch vụ việc làm',
  'Phòng Người có công',
  'Trung tâm Bảo trợ xã hội Sông Trăng',
  'Trường Cao đẳng nghề An Lạc',
  'Phòng Chính quyền địa phương và công tác thanh niên',
];

const A = 'Thuận lợi, khó khăn khi được điều động, bổ nhiệm';
const B = 'Vướng mắc khi tiếp nhận công tác và thực hiện nhiệm vụ';
const C = 'Thuận lợi, khó khăn khi phấn đấu để được đề bạt, bổ nhiệm';

const TEXTS: [topic: string, text: string][] = [
  [A, 'Đề nghị thông báo dự kiến điều động sớm hơn để cán bộ sắp xếp công việc và gia đình.'],
  [A, 'Cán bộ chuyển từ phòng chuyên môn về cơ sở còn thiếu chỗ ở công vụ ở nơi xa trung tâm.'],
  [A, 'Đề nghị có buổi trao đổi với nơi đi và nơi đến trước khi ban hành quyết định điều động.'],
  [A, 'Phụ cấp chức vụ có chênh lệch khi chuyển từ phòng chuyên môn về đơn vị sự nghiệp.'],
  [A, 'Thời gian giữ một vị trí trước khi điều động nên được quy định rõ.'],
  [A, 'Cần xem xét hoàn cảnh của cán bộ nữ nuôi con nhỏ khi điều động đi xa.'],
  [A, 'Cán bộ được điều động thuận lợi khi được cấp ủy nơi đến quan tâm, hướng dẫn ngay từ đầu.'],
  [A, 'Đề nghị giữ nguyên quyền lợi về đào tạo đã được duyệt khi điều động giữa khóa học.'],
  [B, 'Hồ sơ bàn giao không thống nhất giữa các đơn vị, người nhận việc mất nhiều thời gian tra cứu.'],
  [B, 'Khối lượng công việc tăng sau khi sắp xếp tổ chức nhưng biên chế không tăng.'],
  [B, 'Yêu cầu rút ngắn thời gian giải quyết thủ tục hành chính tạo áp lực lớn ở bộ phận một cửa.'],
  [B, 'Phần mềm quản lý hồ sơ chưa liên thông, phải nhập số liệu nhiều lần.'],
  [B, 'Kinh phí hoạt động của các trung tâm quản lý đối tượng còn thấp so với nhu cầu.'],
  [B, 'Phân công giữa phòng chuyên môn và đơn vị trực thuộc có chỗ chồng chéo.'],
  [B, 'Cần người kèm việc trong tháng đầu đối với cán bộ mới nhận nhiệm vụ.'],
  [B, 'Đề nghị mở lớp bồi dưỡng ngắn ngày về quản lý tài chính cho cấp phó mới được bổ nhiệm.'],
  [B, 'Chế độ trực đêm tại trung tâm bảo trợ chưa tương xứng với công sức.'],
  [C, 'Tiêu chí đánh giá cán bộ trong quy hoạch cần được công khai và lượng hóa.'],
  [C, 'Đề nghị công khai kết quả đánh giá hằng năm đối với từng cán bộ trong quy hoạch.'],
  [C, 'Cán bộ trẻ ít có cơ hội được giao việc khó để thể hiện năng lực.'],
  [C, 'Cần luân chuyển qua ít nhất hai lĩnh vực trước khi bổ nhiệm cấp trưởng.'],
  [C, 'Đề nghị kiến nghị cấp trên điều chỉnh phụ cấp khu vực đối với các đơn vị ở vùng xa.'],
  [C, 'Thời gian từ khi quy hoạch đến khi được xem xét bổ nhiệm còn kéo dài, dễ làm giảm động lực.'],
  [C, 'Đề nghị thông tin sớm kế hoạch đào tạo, bồi dưỡng để các đơn vị bố trí người đi học.'],
  [C, 'Nên có cơ chế thi tuyển đối với một số chức danh cấp phòng.'],
  [C, 'Cán bộ nữ trong quy hoạch cấp trưởng còn ít, đề nghị có kế hoạch bồi dưỡng riêng.'],
  [
    'Khác',
    'Đề nghị tổ chức đối thoại định kỳ mỗi năm một lần và thông báo kết quả giải quyết đến từng đơn vị.',
  ],
];

/** Raw opinions behind the 27 collated ones: 10 with three, 17 with two, 64 in all. */
export const COLLATED: MinutesCollatedOpinion[] = TEXTS.map(([topic, text], index) => ({
  number: index + 1,
  topic,
  text,
  rawCount: index < 10 ? 3 : 2,
  unitCount: 2,
  mergedNumbers: [],
  responder:
    topic === A ? 'Ban Giám đốc Sở' : topic === B ? 'Phòng Tổ chức, biên chế' : 'Phòng Công chức, viên chức',
}));

export const TURNS: [topic: string, gist: string][] = [
  [
    A,
    'Được điều động về cơ sở từ tháng 3, nhận được sự hỗ trợ của tập thể nơi đến. Đề nghị Sở thông báo kế hoạch điều động trước một tháng.',
  ],
  [
    B,
    'Nêu ba vướng mắc trong bàn giao: hồ sơ giấy và hồ sơ điện tử không khớp; không có danh mục việc đang dở; không rõ đầu mối giải đáp. Đề nghị ban hành mẫu bàn giao thống nhất toàn ngành.',
  ],
  [C, 'Cán bộ trẻ mong được giao chủ trì một số việc cụ thể để rèn luyện và có căn cứ đánh giá.'],
  [
    A,
    'Nhà ở công vụ tại trung tâm Sông Trăng đã xuống cấp, hiện có bốn cán bộ điều động đang phải thuê nhà ngoài.',
  ],
  [
    B,
    'Bộ phận một cửa tiếp nhận bình quân 70 hồ sơ mỗi ngày với hai người; đề nghị bổ sung nhân sự hoặc phân luồng lại.',
  ],
  [B, 'Phần mềm hồ sơ chưa liên thông với kho lưu trữ, phải nhập lại số liệu vào cuối tháng.'],
  [
    C,
    'Đề nghị lượng hóa tiêu chí đánh giá cán bộ quy hoạch, có bảng điểm và phản hồi bằng văn bản cho từng người.',
  ],
  [A, 'Đánh giá cao việc gặp gỡ trước khi điều động; đề nghị duy trì thành nền nếp.'],
  [C, 'Đề nghị sớm có kế hoạch bồi dưỡng quý IV để đơn vị bố trí người trực thay.'],
  [B, 'Kinh phí nuôi dưỡng đối tượng tính theo mức cũ, trung tâm phải vận động thêm bên ngoài.'],
  [C, 'Hỏi về điều kiện dự thi tuyển chức danh phó trưởng phòng đối với viên chức.'],
  [A, 'Phụ cấp giảm sau khi chuyển đơn vị; đề nghị bảo lưu trong thời hạn theo quy định.'],
  [
    B,
    'Đề nghị phân định rõ trách nhiệm giữa phòng chuyên môn và trung tâm trong thẩm định hồ sơ người có công.',
  ],
  [
    B,
    'Phản ánh tình trạng cán bộ kiêm nhiệm nhiều việc. Nêu ví dụ tại đơn vị có một người phụ trách bốn lĩnh vực.',
  ],
  [C, 'Chia sẻ kinh nghiệm tự học, tự rèn của chi bộ; đề nghị tính kết quả này khi xem xét quy hoạch.'],
  [A, 'Đề nghị quan tâm cán bộ nữ nuôi con nhỏ khi điều động đến nơi cách nhà trên 40 km.'],
  [B, 'Chế độ trực đêm chưa phù hợp; đề nghị Sở hướng dẫn áp dụng thống nhất giữa các trung tâm.'],
  [
    C,
    'Đề nghị luân chuyển qua hai lĩnh vực trước khi bổ nhiệm cấp trưởng, thời gian mỗi lĩnh vực ít nhất 18 tháng.',
  ],
  [A, 'Người được điều động cần được gặp người tiền nhiệm; đề nghị quy định thời gian kèm việc.'],
  [B, 'Cấp phó mới bổ nhiệm cần được bồi dưỡng về tài chính, đấu thầu trong ba tháng đầu.'],
  [C, 'Bổ sung ý kiến ở lượt trước: bảng điểm cần có mức tối thiểu cho từng tiêu chí.'],
  ['Khác', 'Đề nghị công bố kết quả giải quyết các ý kiến của hội nghị này trước ngày 15 tháng 10.'],
];

const UNPLANNED = { plannedForPeriod: null, plannedForYear: null };

/** Five figures in three units; two are parts of another one. */
export const FIGURES: MinutesFigure[] = [
  {
    id: 'f1',
    label: 'bổ nhiệm mới',
    value: 52,
    unit: 'trường hợp',
    period: '2025 - 8/2026',
    subsetOf: null,
    ...UNPLANNED,
  },
  {
    id: 'f2',
    label: 'điều động, bổ nhiệm',
    value: 81,
    unit: 'trường hợp',
    period: '2025 - 8/2026',
    subsetOf: null,
    ...UNPLANNED,
  },
  {
    id: 'f3',
    label: 'bổ nhiệm lại',
    value: 46,
    unit: 'trường hợp',
    period: '2025 - 8/2026',
    subsetOf: null,
    ...UNPLANNED,
  },
  {
    id: 'f4',
    label: 'từ phòng chuyên môn về cơ sở',
    value: 14,
    unit: 'lượt cán bộ',
    period: '2025 - 8/2026',
    subsetOf: 'f2',
    ...UNPLANNED,
  },
  {
    id: 'f5',
    label: 'từ cơ sở về phòng chuyên môn',
    value: 6,
    unit: 'cán bộ',
    period: '2025 - 8/2026',
    subsetOf: 'f2',
    ...UNPLANNED,
  },
];

export const CONCLUSION: MinutesConclusionLine[] = [
  {
    type: 'ASSESSMENT',
    text: 'Các ý kiến thẳng thắn, xây dựng, bám sát ba nhóm vấn đề. Phần lớn cán bộ được bố trí phù hợp với chuyên môn, có môi trường làm việc tốt hơn. Khó khăn lớn nhất là khối lượng công việc tăng trong khi bộ máy được tinh gọn.',
  },
  { type: 'REQUIREMENT', text: 'Các đơn vị không để việc bàn giao làm chậm giải quyết thủ tục hành chính.' },
  {
    type: 'REQUIREMENT',
    text: 'Cấp ủy nơi đến phân công người kèm việc cho cán bộ được điều động ngay từ ngày đầu.',
  },
  {
    type: 'REQUIREMENT',
    text: 'Mọi ý kiến chưa được trả lời tại hội nghị phải có văn bản trả lời đúng hạn.',
  },
  {
    type: 'TASK',
    text: 'Trả lời bằng văn bản các ý kiến tổng hợp và ý kiến chuyển từ đăng ký phát biểu chưa được trả lời.',
    leads: ['Văn phòng Sở'],
    coordinating: ['Phòng Tổ chức, biên chế', 'Phòng Công chức, viên chức'],
    due: { kind: 'DATE', on: '2026-10-02' },
  },
  {
    type: 'TASK',
    text: 'Tổng hợp, theo dõi việc thực hiện cam kết; báo cáo Ban Giám đốc hằng tháng.',
    leads: ['Văn phòng Sở'],
    coordinating: [],
    due: { kind: 'REGULAR' },
  },
];
