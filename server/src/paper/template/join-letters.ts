/** Documents made of one template as one: each letter begins on a new page and counts its own pages. */
export function joinLetters(documents: readonly string[]): string {
  const [first = '', ...others] = documents;
  if (others.length === 0) return first;
  const letters = documents.map(bodyOf);
  const last = letters.length - 1;
  const whole = letters.map(({ content, section }, index) =>
    index === last ? content + section : content + endedBy(section),
  );
  const { start, end } = bodyOf(first);
  return first.slice(0, start) + whole.join('') + first.slice(end);
}

const SECTION = /<w:sectPr(?: [^>]*)?(?:\/>|>(?:(?!<w:sectPr[ >]).)*<\/w:sectPr>)$/s;

/** What stands in the body of a document, and the section that it ends with. */
export function bodyOf(document: string) {
  const start = document.indexOf('>', document.indexOf('<w:body')) + 1;
  const end = document.lastIndexOf('</w:body>');
  const inner = document.slice(start, end);
  const section = SECTION.exec(inner)?.[0] ?? '<w:sectPr/>';
  return { start, end, section, content: inner.endsWith(section) ? inner.slice(0, -section.length) : inner };
}

/** A section ends with a paragraph that has its page; one point high, it takes no line of the letter. */
function endedBy(section: string): string {
  const low = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>';
  return `<w:p><w:pPr>${low}<w:rPr><w:sz w:val="2"/></w:rPr>${section}</w:pPr></w:p>`;
}
