import type {
  CommitmentActView,
  CommitmentState,
  CommitmentUnit,
  CommitmentView,
  Id,
  UnitPart,
} from '@doi-thoai/shared';
import type { StreamWrite } from '../journal/transaction.js';

/** A promise with those who were told of it: what leaves is the view only. */
export interface CommitmentRow {
  view: CommitmentView;
  readerIds: Id[];
  /** Where a suspended or cancelled one stood before. */
  stoppedIn: CommitmentState | null;
}

/** The order in which targets stand in every view: events and snapshots must not differ. */
export function inOrder<K extends string>(targets: readonly { kind: K; id: Id }[]): { kind: K; id: Id }[] {
  const key = ({ kind, id }: { kind: K; id: Id }): string => `${kind} ${id}`;
  return targets
    .map(({ kind, id }) => ({ kind, id }))
    .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** Units that lead: the owner and its equals. */
export function leadsOf({
  ownerUnitId,
  jointLeads,
}: Pick<CommitmentView, 'ownerUnitId' | 'jointLeads'>): readonly Id[] {
  return [ownerUnitId, ...jointLeads.map(({ unitId }) => unitId)];
}

/** Every unit that has a part in a promise: all of them read it. */
export function unitsOf(
  view: Pick<CommitmentView, 'ownerUnitId' | 'jointLeads' | 'coordinating'>,
): readonly Id[] {
  return [...leadsOf(view), ...view.coordinating.map(({ unitId }) => unitId)];
}

const unitsAs = (part: UnitPart): string =>
  `coalesce((select json_agg(json_build_object('unitId', u.unit_id, 'unit', u.unit) order by u.position)
    from commitment_unit u where u.commitment_id = c.id and u.part = '${part}'), '[]'::json)`;

const SELECT = `select json_build_object('id', c.id, 'text', c.text, 'product', c.product,
    'ownerUnitId', c.owner_unit_id, 'ownerUnit', c.owner_unit,
    'jointLeads', ${unitsAs('LEAD')}, 'coordinating', ${unitsAs('COORDINATING')},
    'formerOwners', c.former_owners, 'dueKind', c.due_kind, 'dueOn', c.due_on::text,
    'firstDueOn', c.first_due_on::text, 'extended', c.extended, 'state', c.state,
    'noticeNumber', c.notice_number, 'acknowledgedAt', round(extract(epoch from c.acknowledged_at) * 1000),
    'doneOn', c.done_on::text, 'asked', case when c.asked_due_on is not null
      then json_build_object('dueOn', c.asked_due_on::text, 'reason', c.asked_reason) end,
    'latest', c.latest, 'responseId', c.response_id, 'enteredById', c.entered_by_id,
    'at', round(extract(epoch from c.at) * 1000), 'version', c.version,
    'sources', coalesce((select json_agg(json_build_object('kind', s.kind, 'id', s.target_id))
      from commitment_source s where s.commitment_id = c.id), '[]'::json)) as view,
    c.reader_ids as "readerIds", c.stopped_in as "stoppedIn"
  from commitment c where c.meeting_id = $1`;

/** Promises of a meeting; `where` goes on with conditions on `c` and parameters from `$2`. */
export async function selectCommitments(
  db: Pick<StreamWrite, 'query'>,
  meetingId: Id,
  where = '',
  parameters: readonly unknown[] = [],
): Promise<CommitmentRow[]> {
  const rows = await db.query<CommitmentRow>(`${SELECT} ${where}`, [meetingId, ...parameters]);
  return rows.map(({ view, ...rest }) => ({
    view: { ...view, sources: inOrder(view.sources) },
    ...rest,
  }));
}

/** A promise's other units in the order in which they were named. */
export async function insertUnits(
  db: Pick<StreamWrite, 'query'>,
  id: Id,
  { jointLeads, coordinating }: Pick<CommitmentView, 'jointLeads' | 'coordinating'>,
): Promise<void> {
  const rows = (part: UnitPart, units: readonly CommitmentUnit[]): (CommitmentUnit & { part: UnitPart })[] =>
    units.map((unit) => ({ ...unit, part }));
  const all = [...rows('LEAD', jointLeads), ...rows('COORDINATING', coordinating)];
  if (all.length === 0) return;
  await db.query(
    `insert into commitment_unit (commitment_id, unit_id, unit, part, position)
     select $1::uuid, unit_id, unit, part, position
     from unnest($2::uuid[], $3::text[], $4::text[]) with ordinality as u (unit_id, unit, part, position)`,
    [id, all.map(({ unitId }) => unitId), all.map(({ unit }) => unit), all.map(({ part }) => part)],
  );
}

/** What was done about these promises, oldest first. */
export async function selectActs(
  db: Pick<StreamWrite, 'query'>,
  commitmentIds: readonly Id[],
): Promise<CommitmentActView[]> {
  const rows = await db.query<{ view: CommitmentActView }>(
    `select json_build_object('id', a.id, 'commitmentId', a.commitment_id, 'kind', a.kind,
       'at', round(extract(epoch from a.at) * 1000), 'actorId', a.actor_id, 'actorName', a.actor_name,
       'unit', a.unit, 'text', a.text, 'day', a.day::text, 'dueOn', a.due_on::text, 'number', a.number,
       'files', a.files, 'version', a.version) as view
     from commitment_act a where a.commitment_id = any($1::uuid[]) order by a.entry`,
    [commitmentIds],
  );
  return rows.map(({ view }) => view);
}

/** The promises that were made for a line of the conclusion. */
export async function selectOfLine(
  db: Pick<StreamWrite, 'query'>,
  meetingId: Id,
  lineId: Id,
): Promise<CommitmentView[]> {
  const made = `and exists (select 1 from commitment_source s
    where s.commitment_id = c.id and s.kind = 'LINE' and s.target_id = $2)`;
  return (await selectCommitments(db, meetingId, made, [lineId])).map(({ view }) => view);
}
