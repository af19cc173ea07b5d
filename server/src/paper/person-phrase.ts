import { sameTones, type PaperSystem } from '@doi-thoai/shared';
import { cleanLine } from './state/text.js';

/** Somebody as a paper names them: name and post of that day. */
export interface PaperPerson {
  name: string;
  title: string;
  unit: string;
}

type Post = Omit<PaperPerson, 'name'>;

/** Who leads together: nobody is "Giám đốc Ban Giám đốc", the post is one of the body that they lead. */
const LEADING = [
  'Ban Thường vụ',
  'Ban Chấp hành',
  'Ban Giám đốc',
  'Ban Giám hiệu',
  'Ban Lãnh đạo',
  'Thường trực',
];
const OF_THE_PARTY = ['Đảng ủy', 'Đảng bộ', 'Đảng đoàn', 'Chi ủy', 'Chi bộ'];
/** Whoever has such a post has it in the body, and not in its leading committee. */
const HEADS_BODY =
  /^(?:Quyền |Phó )?(?:Bí thư|Giám đốc|Tổng giám đốc|Chủ tịch|Chủ nhiệm|Hiệu trưởng)(?![\p{L}])/iu;
const BODY_NAMED =
  /(?<![\p{L}])(?:Sở|Bộ|Cục|Vụ|Ban|Phòng|Văn phòng|Trung tâm|Trường|Viện|Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|(?:Đảng|Tỉnh|Thành|Quận|Huyện|Thị|Chi) (?:ủy|uỷ)|(?:Tỉnh|Thành|Quận|Huyện|Thị)(?:ủy|uỷ)|Đảng bộ|Chi bộ|Công đoàn|Hội|Công ty)(?![\p{L}])/u;

const wordsOf = (text: string): string[] => text.split(' ').filter((word) => word !== '');

/** What is left of a name after one of these openings; null when it has none. */
function without(openings: readonly string[], name: string): string | null {
  const found = openings.find((one) => sameTones(name).startsWith(`${sameTones(one)} `));
  return found === undefined ? null : name.slice(found.length + 1);
}

/** "Giám đốc Sở" of "Sở Nội vụ" is "Giám đốc Sở Nội vụ": the last words of the one begin the other. */
function spliced(title: string, body: string): string | null {
  const [head, tail] = [wordsOf(title), wordsOf(body)];
  for (let length = Math.min(head.length, tail.length); length > 0; length -= 1) {
    const shared = head.slice(-length).join(' ');
    if (sameTones(shared) === sameTones(tail.slice(0, length).join(' ')))
      return [...head, ...tail.slice(length)].join(' ');
  }
  return null;
}

/** A title that names its unit, or goes on in its name; null when the two are to be put together. */
function titleWithUnit(title: string, unit: string): string | null {
  if (title === '' || unit === '') return title || unit;
  if (sameTones(title).includes(sameTones(unit))) return title;
  const led = without(LEADING, unit);
  const body = led ?? unit;
  const bodies = [unit, led, without(OF_THE_PARTY, body)].filter((one) => one !== null);
  for (const one of bodies) {
    const whole = spliced(title, one);
    if (whole !== null) return whole;
  }
  return null;
}

/** "Giám đốc Sở Nội vụ": the unit is added where the title does not name it. */
export function postOf({ title, unit }: Post): string {
  const [post, body] = [cleanLine(title), cleanLine(unit)];
  const whole = titleWithUnit(post, body);
  if (whole !== null) return whole;
  const led = without(LEADING, body);
  const committee = led !== null || without(OF_THE_PARTY, body) !== null;
  if (committee && BODY_NAMED.test(post)) return post;
  // The last of several duties would seem to be the only one that belongs to the unit.
  if (post.includes(',')) return `${post} thuộc ${body}`;
  return `${post} ${led !== null && HEADS_BODY.test(post) ? led : body}`;
}

/** "Trưởng phòng, Chi cục B" in a list of people, where what is one name stands as one. */
export function postLine({ title, unit }: Post): string {
  const [post, body] = [cleanLine(title), cleanLine(unit)];
  return titleWithUnit(post, body) ?? `${post}, ${body}`;
}

/** A post that ends in a name ("... tỉnh Lam Giang") would run on into the name of the person. */
const ENDS_IN_NAME = /(?:^| )\p{Lu}[^ ]*$/u;

/** "Giám đốc Sở Nội vụ Vương Đình Khải" in a state paper, "đồng chí Vương Đình Khải, Bí thư ..." in a Party paper. */
export function personPhrase(system: PaperSystem, person: PaperPerson): string {
  const [name, post] = [cleanLine(person.name), postOf(person)];
  if (system === 'STATE')
    return [post || 'chủ tọa', name].filter(Boolean).join(ENDS_IN_NAME.test(post) ? ', ' : ' ');
  return [`đồng chí ${name}`, post].filter(Boolean).join(', ');
}
