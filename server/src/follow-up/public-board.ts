import type { CivilDate, PublicBoardView, PublicPromise } from '@doi-thoai/shared';
import { CELLS, NO_CELLS, cellOf } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { civilDay } from '../kernel/civil-date.js';
import { Clock } from '../kernel/clock.js';
import { OrganisationService } from '../organisation/organisation.service.js';

/** How old what is shown may be; whether the board is open is asked each time. */
const FRESH_MS = 30_000;
const MOST_KEPT = 200;
const CODE = /^[0-9A-Z]{12}$/;

interface OpenBoard {
  id: string;
  title: string;
  startsAt: number;
}

type PromiseRow = Omit<PublicPromise, 'cell'>;

/** What everybody reads of a meeting's promises while its board is open (W159). */
@Injectable()
export class PublicBoards {
  private readonly kept = new Map<string, { until: number; view: PublicBoardView }>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly organisation: OrganisationService,
    private readonly clock: Clock,
  ) {}

  /** Null: there is none, or it is closed; nobody is told which. */
  async of(code: string): Promise<PublicBoardView | null> {
    const open = CODE.test(code) ? await this.open(code) : null;
    if (!open) {
      this.kept.delete(code);
      return null;
    }
    const known = this.kept.get(code);
    if (known && known.until > this.clock.now()) return known.view;
    const view = await this.read(open);
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(code, { until: this.clock.now() + FRESH_MS, view });
    return view;
  }

  private async open(code: string): Promise<OpenBoard | null> {
    const [row] = await this.dataSource.query<(Omit<OpenBoard, 'startsAt'> & { startsAt: string })[]>(
      `select id, plan->>'title' as title, plan->>'startsAt' as "startsAt" from meeting
       where board->>'code' = $1 and (board->>'open')::boolean and not rehearsal
         and plan->>'profile' <> 'CLOSED_PERSONNEL'`,
      [code],
    );
    return row ? { ...row, startsAt: Number(row.startsAt) } : null;
  }

  private async read({ id, title, startsAt }: OpenBoard): Promise<PublicBoardView> {
    const today = civilDay(this.clock.now());
    // What the chair has not confirmed is no promise; of those that were taken back only the number is told.
    const rows = await this.dataSource.query<PromiseRow[]>(
      `select text, owner_unit as unit, due_kind as "dueKind", due_on::text as "dueOn",
         first_due_on::text as "firstDueOn", extended, done_on::text as "doneOn", state
       from commitment where meeting_id = $1 and state not in ('PROPOSED', 'CANCELLED')
       order by owner_unit collate "vi-x-icu", due_on nulls last, id`,
      [id],
    );
    const [taken] = await this.dataSource.query<{ cancelled: number }[]>(
      `select count(*)::int as cancelled from commitment
       where meeting_id = $1 and state = 'CANCELLED' and stopped_in is distinct from 'PROPOSED'`,
      [id],
    );
    const { name } = await this.organisation.words(this.dataSource);
    const promises = rows.map((row) => ({ ...row, cell: cellOf(row, today) }));
    return {
      ...{ title, organisation: name, startsAt, today, cells: countCells(promises) },
      cancelled: taken?.cancelled ?? 0,
      suspended: promises.filter(({ state }) => state === 'SUSPENDED').length,
      units: byUnit(promises),
    };
  }
}

function countCells(promises: readonly PublicPromise[]): PublicBoardView['cells'] {
  const cells = { ...NO_CELLS };
  for (const cell of CELLS) cells[cell] = promises.filter((one) => one.cell === cell).length;
  return cells;
}

function byUnit(promises: readonly PublicPromise[]): PublicBoardView['units'] {
  const units = new Map<string, PublicPromise[]>();
  for (const one of promises) {
    const own = units.get(one.unit);
    if (own) own.push(shown(one));
    else units.set(one.unit, [shown(one)]);
  }
  return [...units].map(([unit, own]) => ({ unit, cells: countCells(own), promises: own }));
}

/** The day of completion is told when the chair has confirmed it. */
function shown(one: PublicPromise): PublicPromise {
  return { ...one, doneOn: one.state === 'VERIFIED' ? one.doneOn : null };
}

/** Of a civil date as Vietnamese papers write it. */
export function dayWords(day: CivilDate): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}/${month}/${year}`;
}
