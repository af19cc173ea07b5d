import { MEETING_PHASES, ROLES } from '@doi-thoai/shared';
import type { Grant, Phase, Role } from '@doi-thoai/shared';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the hand-written table says. */
export interface RightsTable {
  commands: string[];
  /** The grant of a role in a phase; `no` where the table is silent. */
  expected(command: string, role: Role, phase: Phase): Grant;
}

interface Row {
  command: string;
  phases: Set<string>;
  grants: Map<string, Grant>;
}

const GRANTS: Record<string, Grant> = {
  '': 'no',
  yes: 'yes',
  own: 'own',
  unit: 'ownUnit',
  delegated: 'delegated',
};

/** `a..b c` in the order of the lifecycle. */
function phasesOf(text: string): Set<string> {
  const order: readonly string[] = MEETING_PHASES;
  const parts = text.split(' ').flatMap((part) => {
    const [from = '', to = from] = part.split('..');
    if (from === 'ORGANISATION') return [from];
    const [start, end] = [order.indexOf(from), order.indexOf(to)];
    if (start < 0 || end < start) throw new Error(`no such phases: ${part}`);
    return order.slice(start, end + 1);
  });
  return new Set(parts);
}

/** The fields of a line; quotes only around whole fields. */
function fields(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((match) => match[1] ?? match[2] ?? '');
}

export function readRights(): RightsTable {
  const text = readFileSync(join(import.meta.dirname, '..', 'rights.csv'), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const header = fields(lines[0] ?? '');
  const columns = header.slice(2, -1);
  if (
    columns.join() !== ROLES.filter((role) => columns.includes(role)).join() ||
    columns.length !== ROLES.length
  ) {
    throw new Error(`rights.csv must have one column for each role, not ${columns.join(', ')}`);
  }
  const rows = lines.slice(1).map((line): Row => {
    const cells = fields(line);
    if (cells.length !== header.length) throw new Error(`${cells.length} fields: ${line}`);
    const grants = columns.map((role, i): [string, Grant] => {
      const grant = GRANTS[cells[i + 2] ?? '?'];
      if (!grant) throw new Error(`no such grant: ${line}`);
      return [role, grant];
    });
    return { command: cells[0] ?? '', phases: phasesOf(cells[1] ?? ''), grants: new Map(grants) };
  });
  return {
    commands: [...new Set(rows.map((row) => row.command))],
    expected: (command, role, phase) =>
      rows.find((row) => row.command === command && row.phases.has(phase))?.grants.get(role) ?? 'no',
  };
}
