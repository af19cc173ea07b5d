/**
 * A secrecy mark (độ mật: Mật, Tối mật, Tuyệt mật; domain.md 3 and 10.7) as papers carry one: a line that is nothing
 * else, or "Độ mật: …". The platform is not for secret content, so what carries one is refused. Everyday words
 * ("bí mật", "bảo mật", "mật độ") are none. Returns the mark as it stands there, or null.
 */
export function secrecyMark(text: string): string | null {
  for (const line of text.normalize('NFC').split(/\n/)) {
    const words = line.replace(/[\s"'“”()[\]{}*:.\-–—_]+/g, ' ').trim();
    if (LINE.test(words) || STAMP.test(words) || (CAPITALS.test(words) && words.length < 200))
      return words.slice(0, 60);
  }
  return null;
}

/** The whole line, whatever its letters, or a declared level; "mật" in small letters is honey. */
const LINE = /^(?:độ mật )?(?:tuyệt mật|tối mật)$|^độ mật (?:là )?mật$/iu;
const STAMP = /^MẬT$/u;
/** Written large inside a line, as a stamp is copied: "TỐI MẬT", "TUYỆT MẬT". */
const CAPITALS = /(?:^|[^\p{L}])(?:TUYỆT MẬT|TỐI MẬT)(?:$|[^\p{L}])/u;

/** The same of a file's name, where accents and blanks are often missing: "toi-mat.pdf", "TUYET_MAT", "[MẬT] …". */
export function secrecyMarkInName(name: string): string | null {
  const words = name.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, ' ');
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
  if (/(?:^| )(?:tuyet mat|toi mat|tuyetmat|toimat)(?: |$)/.test(plain)) return words.trim().slice(0, 60);
  return /(?:^| )MẬT(?: |$)/u.test(words) && !/(?:BÍ|BẢO) MẬT/u.test(words)
    ? words.trim().slice(0, 60)
    : null;
}
