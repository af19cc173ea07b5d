const EXTERNAL = /TargetMode\s*=\s*["']\s*External/gi;
const RELATION = /<(?:[\w.-]+:)?Relationship\b(?:"[^"]*"|'[^']*'|[^"'>])*>/g;
const LINK_TYPE = /\bType\s*=\s*(["'])[^"']*\/hyperlink\1/i;
/** What a reader opens by a press of their own, as any address that is written in a text. */
const LINK_TARGET = /\bTarget\s*=\s*(["'])\s*(?:https?:\/\/|mailto:)/i;

/** Something outside of the file that is fetched when it is opened: a template, a picture, another document. */
export function isExternal(relations: string): boolean {
  const all = relations.match(EXTERNAL)?.length ?? 0;
  const links = (relations.match(RELATION) ?? []).filter(
    (one) => (one.match(EXTERNAL)?.length ?? 0) === 1 && LINK_TYPE.test(one) && LINK_TARGET.test(one),
  );
  return all > links.length;
}

const FETCHES = /\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|DATABASE|LINK|RD)\b/i;
const INSTRUCTION = /<w:(?:instrText|delInstrText)\b[^>]*>([^<]*)</g;
const SIMPLE = /<w:fldSimple\b(?:"[^"]*"|'[^']*'|[^"'>])*>/g;
const BEGINS = /<w:fldChar\b[^>]*fldCharType\s*=\s*["']begin["'][^>]*>/;

/** A field that fetches or starts something; its instruction may lie in several pieces. */
export function isFetchingField(xml: string): boolean {
  const whole = xml
    .split(BEGINS)
    .slice(1)
    .map((field) => [...field.matchAll(INSTRUCTION)].map(([, words]) => words).join(''));
  return [...whole, ...(xml.match(SIMPLE) ?? [])].some((words) => FETCHES.test(firstWord(words)));
}

/** The name of the field: what comes after it is what it is about, where any word may stand. */
function firstWord(instruction: string): string {
  const words = /\bw:instr\s*=\s*(["'])(.*?)\1/.exec(instruction)?.[2] ?? instruction;
  return words.trim().split(/\s+/)[0] ?? '';
}
