import type { CivilDate, Id, UnitView } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { TABLE } from '../journal/audience.js';
import type { InitialEntry, StreamTransaction } from '../journal/transaction.js';
import { civilDay } from '../kernel/civil-date.js';
import type { CreatedMeeting } from '../meeting/meeting.service.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { UnitsService } from '../organisation/units.service.js';
import { ParticipantEntity } from './participants.entity.js';
import { newParticipant } from './participants.service.js';
import { participantView } from './participants.view.js';

type Successors = ReadonlyMap<Id, UnitView | null>;

/** Who is on the list in the earlier meeting: whoever came by a link or an account is not. */
const ROSTER = `select name, title, unit_id as "unitId", unit, number, role, without_phone as "withoutPhone"
  from participant where meeting_id = $1 and not contributor and staff_id is null order by name, id`;

const WRITE = `insert into participant (id, meeting_id, staff_id, role, name, title, unit_id, unit, number, attendance,
    without_phone, version)
  select id, $1, "staffId", role, name, title, "unitId", unit, number, attendance, "withoutPhone", version
  from jsonb_to_recordset($2::jsonb) as t(id uuid, "staffId" uuid, role text, name text, title text, "unitId" uuid,
    unit text, number text, attendance text, "withoutPhone" boolean, version bigint)`;

/** Who is in a meeting when it is made: its organiser, and on wish the units and people of an earlier one. */
@Injectable()
export class ParticipantsBeginning {
  constructor(
    meetings: MeetingService,
    private readonly units: UnitsService,
  ) {
    meetings.onCreate((tx, created) => this.begin(tx, created));
  }

  /** Whoever creates a meeting is its first organiser, with the staff account's name. */
  private async begin(tx: StreamTransaction, created: CreatedMeeting): Promise<InitialEntry[]> {
    const { meetingId, creator, earlier } = created;
    const day = civilDay(created.startsAt);
    const first: Omit<ParticipantEntity, 'version'> = {
      ...newParticipant(meetingId, creator.participantId),
      ...{ staffId: creator.staffId, role: 'ORGANISER', name: creator.name },
    };
    const known = earlier ? await this.successors(tx, earlier.meetingId, day) : new Map<Id, null>();
    const people = earlier?.roster ? await this.roster(tx, earlier.meetingId, meetingId, known) : [];
    const units = earlier?.units || earlier?.roster ? livingOf(known) : [];
    await this.takePart(tx, meetingId, units);
    const rows = [first, ...people].map((row, i) => ({
      ...row,
      version: created.firstSeq + units.length + i,
    }));
    await tx.query(WRITE, [meetingId, JSON.stringify(rows)]);
    return [...units.map(toldUnit), ...rows.map(toldPerson)];
  }

  /** Who goes on with each unit of the earlier meeting by the new one's day; null: nobody. */
  private async successors(tx: StreamTransaction, earlierId: Id, day: CivilDate): Promise<Successors> {
    const units = await tx.query<{ id: Id }>(
      'select unit_id as id from meeting_unit where meeting_id = $1 order by unit_id',
      [earlierId],
    );
    return this.units.successors(
      tx,
      units.map(({ id }) => id),
      day,
    );
  }

  private async roster(
    tx: StreamTransaction,
    earlierId: Id,
    meetingId: Id,
    known: Successors,
  ): Promise<Omit<ParticipantEntity, 'version'>[]> {
    const rows = await tx.query<ParticipantEntity>(ROSTER, [earlierId]);
    return rows.map((row) => {
      const unit = row.unitId === null ? null : (known.get(row.unitId) ?? null);
      return {
        ...newParticipant(meetingId, randomUUID()),
        ...row,
        ...{ unitId: unit?.id ?? null, unit: unit?.name ?? '' },
      };
    });
  }

  private async takePart(tx: StreamTransaction, meetingId: Id, units: readonly UnitView[]): Promise<void> {
    await tx.query(
      `insert into meeting_unit (meeting_id, unit_id, name)
       select $1, id, name from unnest($2::uuid[], $3::text[]) as t(id, name)`,
      [meetingId, units.map(({ id }) => id), units.map(({ name }) => name)],
    );
  }
}

/** Each once, though two may have gone into one. */
function livingOf(known: Successors): UnitView[] {
  const living = [...known.values()].flatMap((unit) => (unit ? [[unit.id, unit] as const] : []));
  return [...new Map(living).values()];
}

function toldUnit(view: UnitView): InitialEntry {
  return { audience: TABLE, type: 'participants.unit', view };
}

function toldPerson(row: ParticipantEntity): InitialEntry {
  const audience = [...TABLE, `participant:${row.id}` as const];
  return { audience, type: 'participants.changed', view: participantView(row) };
}
