/**
 * What offices abbreviate. Read both ways: whoever writes UBND means what others write out. The keys are folded and in
 * small letters, the values folded.
 */
export const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ubnd: 'uy ban nhan dan',
    hdnd: 'hoi dong nhan dan',
    mttq: 'mat tran to quoc',
    cbcc: 'can bo cong chuc',
    cbccvc: 'can bo cong chuc vien chuc',
    ccvc: 'cong chuc vien chuc',
    cbvc: 'can bo vien chuc',
    nld: 'nguoi lao dong',
    bhxh: 'bao hiem xa hoi',
    bhyt: 'bao hiem y te',
    bhtn: 'bao hiem that nghiep',
    thpt: 'trung hoc pho thong',
    thcs: 'trung hoc co so',
    gdtx: 'giao duc thuong xuyen',
    gdnn: 'giao duc nghe nghiep',
    gv: 'giao vien',
    hs: 'hoc sinh',
    bv: 'benh vien',
    tyt: 'tram y te',
    attp: 'an toan thuc pham',
    vsattp: 've sinh an toan thuc pham',
    pccc: 'phong chay chua chay',
    gpmb: 'giai phong mat bang',
    tdc: 'tai dinh cu',
    gcn: 'giay chung nhan',
    qsdd: 'quyen su dung dat',
    kcn: 'khu cong nghiep',
    ccn: 'cum cong nghiep',
    nvh: 'nha van hoa',
    tthc: 'thu tuc hanh chinh',
    dvc: 'dich vu cong',
    cntt: 'cong nghe thong tin',
    cds: 'chuyen doi so',
    cchc: 'cai cach hanh chinh',
    vtvl: 'vi tri viec lam',
    cclct: 'cao cap ly luan chinh tri',
    ccllct: 'cao cap ly luan chinh tri',
    tcllct: 'trung cap ly luan chinh tri',
    llct: 'ly luan chinh tri',
    qlvb: 'quan ly van ban',
    ldtbxh: 'lao dong thuong binh xa hoi',
    htx: 'hop tac xa',
    dn: 'doanh nghiep',
    vsmt: 've sinh moi truong',
    atgt: 'an toan giao thong',
    antt: 'an ninh trat tu',
    ntm: 'nong thon moi',
    csvc: 'co so vat chat',
    ttb: 'trang thiet bi',
    nsnn: 'ngan sach nha nuoc',
    kdc: 'khu dan cu',
    tdp: 'to dan pho',
    qdinh: 'quyet dinh',
  }),
);

/** Only when they are written in capitals: in small letters they are, or could be, something else. */
export const CAPITALS_ONLY: ReadonlySet<string> = new Set([
  'gv',
  'hs',
  'bv',
  'dn',
  'ttb',
  'ccn',
  'cds',
  'tdc',
]);

/** Different words for one thing, folded; the first of a row stands for all. */
const SAME_WORDS: readonly string[][] = [
  ['xe buyt', 'xe bus'],
  ['vac xin', 'vaccine', 'vacxin'],
  ['dien thoai thong minh', 'smartphone', 'smart phone'],
  ['giay chung nhan quyen su dung dat', 'so do', 'so hong'],
  ['tap huan', 'boi duong'],
  ['hong', 'hu hong', 'xuong cap', 'hu het'],
  ['sua', 'sua chua', 'khac phuc', 'sua sang'],
  ['cham', 'tre', 'qua han', 'tre han', 'tre hen'],
  ['chi tra', 'thanh toan'],
  ['tang', 'nang', 'nang len'],
  ['them', 'bo sung', 'trang bi'],
  ['tru so', 'nha lam viec'],
  ['truc tuyen', 'qua mang', 'tren mang', 'online'],
  ['nguoi gia', 'nguoi cao tuoi', 'cu gia', 'cu cao tuoi'],
  ['tre em', 'cac chau', 'con em'],
  ['nguoi dan', 'ba con', 'nhan dan'],
  ['cong khai', 'minh bach'],
  ['don gian', 'cat giam', 'bo bot', 'giam bot'],
  ['xay', 'xay dung'],
  ['mui hoi', 'boc mui', 'hoi thoi'],
  ['bac si', 'thay thuoc'],
  ['hoc phi', 'tien hoc'],
];

/** Every wording of `SAME_WORDS`, longest first, with the one that stands for it. */
export const CANONICAL: readonly { words: string[]; as: string[] }[] = SAME_WORDS.flatMap(
  ([first = '', ...rest]) => rest.map((one) => ({ words: one.split(' '), as: first.split(' ') })),
).sort((a, b) => b.words.length - a.words.length);

/** Courtesy and grammar: they say nothing about the matter. With their marks, for without them they are other words, too. */
export const FILLERS: ReadonlySet<string> = new Set(
  `đề nghị kính mong muốn xin xem xét quan tâm cho biết có không là và với của các những một cũng thì mà ở tại trong
   ngoài trên dưới từ đến khi vì do nên phải được bị đã đang sẽ chưa vẫn còn rất quá làm hơn nhất này kia đó đây hiện
   nay tôi chúng em anh chị ông bà lãnh đạo sớm ngay gấp sao bao giờ nào ai gì cái chiếc con việc về theo như để bằng
   qua lại ra vào lên xuống đi hoặc hay mỗi từng mọi tất cả nữa chỉ cần giải quyết nếu ý kiến thực tình trạng rồi thường
   riêng cứ`.split(/\s+/),
);

/** A number after one of these names a place or a thing: another number is another matter. */
export const NUMBERED: ReadonlySet<string> = new Set(
  'thon ngo so to khu quy lop tuyen khoa hem duong phuong quan xom ap ban km muc dieu'.split(' '),
);

export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    một: 1,
    hai: 2,
    ba: 3,
    bốn: 4,
    tư: 4,
    sáu: 6,
    bảy: 7,
    bẩy: 7,
    tám: 8,
    chín: 9,
    mười: 10,
  }),
);

export const MULTIPLIERS: ReadonlyMap<string, number> = new Map(
  Object.entries({ nghin: 1e3, ngan: 1e3, trieu: 1e6, ty: 1e9, ti: 1e9 }),
);
