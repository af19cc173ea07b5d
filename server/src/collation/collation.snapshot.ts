import type { CollatedView, Id, ReaderClass, SnapshotState } from '@doi-thoai/shared';
import { readsTable } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Reader } from '../journal/audience.js';
import { unitsRead } from '../journal/audience.js';
import type { ReadTransaction, SnapshotSource } from '../journal/snapshot-source.js';
import type { CollatedOpinionEntity } from './collation.entity.js';
import type { CollatedLinks } from './collation.view.js';
import { audienceOf, collatedView } from './collation.view.js';

type Row = CollatedOpinionEntity & CollatedLinks;
type Part = Partial<SnapshotState>;

const SELECT = `select c.id, c.number, c.wording, c.topic_id as "topicId", c.unit_id as "unitId", c.unit,
    c.responder_unit_id as "responderUnitId", c.responder_unit as "responderUnit", c.unit_count as "unitCount",
    c.field, c.authority, c.repeat_of as "repeatOf",
    c.version::float8 as version, c.merged_into as "mergedInto", c.split_from as "splitFrom",
    array(select s.submission_id from collated_source s where s.collated_id = c.id order by 1) as "sourceIds",
    array(select m.id from collated_opinion m where m.merged_into = c.id order by 1) as "mergedFrom",
    array(select p.id from collated_opinion p where p.split_from = c.id order by 1) as "splitInto"
  from collated_opinion c where c.meeting_id = $1`;

/** Each half from an index of its own. */
const OF_UNITS = `${SELECT} and c.id in (
    select id from collated_opinion where meeting_id = $1 and responder_unit_id = any($2::uuid[])
    union select id from collated_opinion where meeting_id = $1 and unit_id = any($3::uuid[]))`;

@Injectable()
export class CollationSnapshot implements SnapshotSource {
  async common(db: ReadTransaction, meetingId: Id, reader: ReaderClass): Promise<Part> {
    if (!readsTable(reader)) return {};
    const rows = await db.query<Row>(SELECT, [meetingId]);
    return { collated: byId(rows.map((row) => collatedView(row, row))) };
  }

  /** To responders what was put to their unit, to focal persons what their unit handed in. */
  async personal(db: ReadTransaction, meetingId: Id, readers: readonly Reader[]): Promise<Map<Id, Part>> {
    const others = readers.filter(({ reader }) => !readsTable(reader));
    const responders = unitsRead('responder', others);
    const units = unitsRead('unit', others);
    if (responders.length + units.length === 0) return new Map();
    const rows = await db.query<Row>(OF_UNITS, [meetingId, responders, units]);
    const views = rows.map((row) => collatedView(row, row));
    return new Map(
      others.map(({ participantId, personal }) => {
        const own = views.filter((view) => audienceOf(view).some((one) => personal.has(one)));
        return [participantId, { collated: byId(own) }];
      }),
    );
  }
}

function byId(views: readonly CollatedView[]): Record<Id, CollatedView> {
  return Object.fromEntries(views.map((view) => [view.id, view]));
}
