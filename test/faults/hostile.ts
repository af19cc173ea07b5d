import { Random } from './random.js';

/** What somebody could write to make a file do something, or to break it. */
const ATOMS: readonly string[] = [
  // Formulas and commands of spreadsheets.
  '=HYPERLINK("http://evil.test","x")',
  "=cmd|'/c calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(1;1)',
  '\t=1+1',
  '\r\n=1+1',
  '"=1+1',
  // Scripts.
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '<a href="http://evil.test">x</a>',
  // What a reader would fetch.
  'http://evil.test/?a=1&b=2',
  'file:///etc/passwd',
  '\\\\evil.test\\share',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "http://evil.test">]>&e;',
  '<?xml-stylesheet href="http://evil.test"?>',
  // XML, fields of Word, marks of our own templates.
  ']]><![CDATA[',
  '&#x0; &#x1F; &lt; &amp;amp;',
  '</w:t></w:r><w:fldSimple w:instr="DDEAUTO c:\\\\calc">',
  '<w:hyperlink r:id="rId1">',
  '</t></is></c><c t="str"><f>1+1</f>',
  '_x000D__x0041_',
  '{{docx}} ${x} @@0@@ \u200e0\u200e',
  '{ DDEAUTO c:\\\\windows\\\\calc.exe }',
  // Archives.
  '../../etc/passwd [Content_Types].xml',
  'PK\u0003\u0004',
  // PDF.
  ') Tj ET BT (',
  '/JavaScript (app.alert(1)) /OpenAction',
  'endstream endobj %%EOF',
  '<< /Type /Action /S /URI /URI (http://evil.test) >>',
  // What is not to be seen.
  Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join(''),
  '\u007f\u0085\u00ad\ufffe\uffff\ufeff',
  '\ud800 \udc00 \udbff',
  '\u202egpj.exe\u202c \u2066abc\u2069 \u200f\u061c',
  '\u2028\u2029\n\n\r',
  // What is hard to set.
  `a${'\u0301'.repeat(60)}e${'\u0323\u0302'.repeat(30)}`,
  'Nghĩa trường Ầ Ẵ Ộ ưỡn'.normalize('NFD'),
  '👩‍🌾 𝕏 ﷺ 漢字 ＝1+1',
  'x'.repeat(1500),
  'ư'.repeat(400),
  `${' '.repeat(50)}\u00a0\u3000`,
];

/** Each has a mark that must be found in every file; what makes it hostile stands before it, behind it, or on both sides. */
export function hostileTexts(count: number, seed: number): { mark: string; text: string }[] {
  const random = new Random(seed);
  const some = () => Array.from({ length: random.between(0, 2) }, () => random.pick(ATOMS)!).join(' ');
  return Array.from({ length: count }, (_, index) => {
    const mark = `M${index}Z`;
    const first = ATOMS[index % ATOMS.length]!;
    const parts = random.next() < 0.6 ? [first, mark, some()] : [mark, first, some()];
    return { mark, text: parts.join(' ') };
  });
}
