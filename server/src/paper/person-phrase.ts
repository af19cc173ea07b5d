import { foldMarks, type PaperSystem } from '@doi-thoai/shared';
import { cleanLine } from './state/text.js';

/** Somebody as a paper names them: name and post of that day. */
export interface PaperPerson {
  name: string;
  title: string;
  unit: string;
}

/** "Giám đốc Sở Nội vụ": the unit is added where the title does not name it. */
export function postOf({ title, unit }: Omit<PaperPerson, 'name'>): string {
  const [post, body] = [cleanLine(title), cleanLine(unit)];
  return post !== '' && body !== '' && !foldMarks(post).includes(foldMarks(body))
    ? `${post} ${body}`
    : post || body;
}

/** "Giám đốc Sở Nội vụ Vương Đình Khải" in a state paper, "đồng chí Vương Đình Khải, Bí thư ..." in a Party paper. */
export function personPhrase(system: PaperSystem, person: PaperPerson): string {
  const [name, post] = [cleanLine(person.name), postOf(person)];
  if (system === 'STATE') return [post || 'chủ tọa', name].filter(Boolean).join(' ');
  return [`đồng chí ${name}`, post].filter(Boolean).join(', ');
}
