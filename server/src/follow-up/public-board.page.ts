import type { Cell, PublicBoardView, PublicPromise } from '@doi-thoai/shared';
import { CELLS, allOf, rateOf } from '@doi-thoai/shared';
import { encode } from 'uqr';
import { civilDay } from '../kernel/civil-date.js';
import { dayWords } from './public-board.js';
import { BOARD_WORDS, type BoardLanguage, type BoardWords } from './public-board.words.js';

/** What stands around every board: an HTML page with these two places. */
export const EMPTY_PAGE = `<!doctype html><html lang="vi"><head><meta charset="utf-8" /><title>Đối Thoại</title></head>
<body><!--board--></body></html>`;

interface PageOptions {
  template: string;
  language: BoardLanguage;
  /** Of this board, as it is printed. */
  address: string;
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Words of people and of the catalogue, as text of a page. */
const text = (words: string): string => words.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');

/** The board as a whole page that needs no script. */
export function boardPage(view: PublicBoardView, options: PageOptions): string {
  const words = BOARD_WORDS[options.language];
  const held = `${words.held} ${dayWords(civilDay(view.startsAt))}. ${words.asOf} ${dayWords(view.today)}.`;
  const body = `<main>
<p class="house">${text(view.organisation)}</p>
<h1>${text(words.heading)}</h1>
<p><strong>${text(view.title)}</strong></p>
<p class="held">${text(held)}</p>
${summary(view, words)}
${view.units.map((unit) => unitPart(unit, words)).join('\n')}
</main>
${footer(words, options)}`;
  return fill(options, `${view.title} - ${words.heading}`, body);
}

/** There is none, or it is closed. */
export function noBoardPage(options: PageOptions): string {
  const words = BOARD_WORDS[options.language];
  const body = `<main><h1>${text(words.gone)}</h1><p>${text(words.goneHint)}</p></main>`;
  return fill(options, words.gone, body);
}

function fill({ template, language }: PageOptions, title: string, body: string): string {
  return template
    .replace('<html lang="vi"', `<html lang="${language}"`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${text(title)}</title>`)
    .replace('<!--board-->', () => body);
}

function summary({ cells, suspended, cancelled, units }: PublicBoardView, words: BoardWords): string {
  const takenBack =
    cancelled === 0 ? '' : `<p class="counts">${text(words.cancelled(number(cancelled, words)))}</p>`;
  if (units.length === 0) return `<p>${text(words.none)}</p>${takenBack}`;
  const all = allOf(cells);
  const parts = CELLS.map(
    (cell) =>
      `<div class="${toneOf(cell)}"><dt>${text(words.cells[cell])}</dt><dd>${number(cells[cell], words)} <small>/ ${number(all, words)}</small></dd></div>`,
  );
  const rate = rateOf(cells);
  const tenths = rate.tenths ?? 0;
  const told = `${words.rate}: ${number(rate.done, words)}/${number(rate.of, words)} · ${Math.floor(tenths / 10)}${words.decimal}${tenths % 10}%`;
  return `<dl>${parts.join('')}</dl>
${rate.tenths === null ? '' : `<p class="rate"><strong>${text(told)}</strong> <br /><span class="counts">${text(words.rateRule)}</span></p>`}
${suspended === 0 ? '' : `<p class="counts">${text(words.suspended)}: ${number(suspended, words)}</p>`}
${takenBack}`;
}

/** `1.004`; a few thousand at most. */
function number(n: number, { decimal }: BoardWords): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, decimal === ',' ? '.' : ',');
}

function toneOf(cell: Cell | null): string {
  if (cell === 'OPEN_OVERDUE') return 'late';
  if (cell === 'DONE_LATE') return 'done-late';
  return cell === 'DONE_ON_TIME' ? 'done' : 'open';
}

function unitPart({ unit, cells, promises }: PublicBoardView['units'][number], words: BoardWords): string {
  const counts = CELLS.filter((cell) => cells[cell] > 0).map(
    (cell) => `${words.cells[cell]}: ${cells[cell]}`,
  );
  const heads = [words.promise, words.due, words.standing].map(
    (head) => `<th scope="col">${text(head)}</th>`,
  );
  return `<section>
<h2>${text(unit)}</h2>
<p class="counts">${text(counts.join(' · '))}</p>
<table><thead><tr>${heads.join('')}</tr></thead>
<tbody>${promises.map((one) => promiseRow(one, words)).join('')}</tbody></table>
</section>`;
}

function promiseRow(promise: PublicPromise, words: BoardWords): string {
  const { text: what, doneOn, cell } = promise;
  const standing = cell === null ? words.suspended : words.cells[cell];
  const done = doneOn === null ? '' : `<br />${text(`${words.done} ${dayWords(doneOn)}`)}`;
  return `<tr class="${toneOf(cell)}"><th scope="row">${text(what)}</th><td>${dueOf(promise, words)}</td><td><span class="stand">${text(standing)}</span>${done}</td></tr>`;
}

/** With the day that was promised at first: an extension does not hide it. On a phone the head of the column is here. */
function dueOf({ dueKind, dueOn, firstDueOn, extended }: PublicPromise, words: BoardWords): string {
  const due = dueKind === 'DATE' ? dayWords(dueOn ?? '') : words.dueKinds[dueKind];
  const moved = dueKind === 'DATE' && firstDueOn !== null && extended > 0;
  const told = moved ? words.extended(dayWords(firstDueOn), extended) : '';
  const before = told === '' ? '' : `<br /><span class="counts">${text(told)}</span>`;
  return `<span class="label">${text(words.due)}: </span>${text(due)}${before}`;
}

function footer(words: BoardWords, { language, address }: PageOptions): string {
  const other = language === 'vi' ? 'en' : 'vi';
  return `<footer><p>${text(words.what)}</p>
<p>${text(words.address)}: <span class="address">${text(address)}</span></p>
${qrCode(address, words.qr)}
<nav><a href="?lang=${other}" lang="${other}" hreflang="${other}">${text(words.other)}</a></nav></footer>`;
}

function qrCode(address: string, title: string): string {
  const { data, size } = encode(address, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return `<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${text(title)}">
<rect class="paper" width="${size}" height="${size}" /><path class="ink" d="${path}" shape-rendering="crispEdges" /></svg>`;
}
