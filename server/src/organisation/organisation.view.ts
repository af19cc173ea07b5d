import type {
  AccountView,
  HolidayYear,
  OrganisationWords,
  RuleProfileVersion,
  StaffView,
} from '@doi-thoai/shared';
import { sameTones } from '@doi-thoai/shared';
import type {
  HolidayYearEntity,
  OrganisationEntity,
  RuleProfileEntity,
  StaffAccountEntity,
} from './organisation.entity.js';

export function organisationView(row: OrganisationEntity): OrganisationWords {
  return { name: row.name, parentBody: row.parentBody, symbol: row.symbol };
}

export function staffView(row: StaffAccountEntity): StaffView {
  return { id: row.id, name: row.name, login: row.login };
}

export function accountView(row: StaffAccountEntity): AccountView {
  const { id, name, login, reason, successorId, version } = row;
  return { id, name, login, closedAt: row.closedAt?.getTime() ?? null, reason, successorId, version };
}

export function profileView(row: RuleProfileEntity): RuleProfileVersion {
  const { profile, validFrom, validUntil, basis, version } = row;
  const steps = row.steps.map(({ step, deadline, source, confirmed }) => ({
    step,
    deadline: { ...deadline },
    source,
    confirmed,
  }));
  const { before, onDay, everyAfter, at } = row.reminders;
  const reminders = { before: [...before].sort((a, b) => b - a), onDay, everyAfter, at };
  return { profile, validFrom, validUntil, basis, steps, reminders, version };
}

export function holidayYearView(row: HolidayYearEntity): HolidayYear {
  const rows = row.rows.map(({ date, kind, name, source, confirmed }) => ({
    date,
    kind,
    name,
    source,
    confirmed,
  }));
  return { year: row.year, rows, version: row.version };
}

/** A unit's name as it is stored: NFC, single blanks. */
export function unitName(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/**
 * Two spellings of one unit have the same key. Capitals, blanks and the place of a tone's mark (uỷ, ủy) do not
 * count (domain.md 14.14); accents do, because in
 * Vietnamese they make other words ("Tân" and "Tấn" are two places).
 */
export function unitKey(text: string): string {
  return sameTones(unitName(text));
}
