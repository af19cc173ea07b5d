import type { BroughtMeeting, Id } from '@doi-thoai/shared';
import { isId } from '@doi-thoai/shared';
import type { BroughtUnit } from '../organisation/brought-units.service.js';
import type { EntryRow } from './check-chain.js';
import { ChainWalk } from './check-chain.js';
import { isPlain, isRow } from './check-row.js';
import type { Section } from './format.js';
import { FORMAT, MOST_UNITS, VERSION } from './format.js';
import type { Place } from './read-file.js';
import { damaged, readMeetingFile } from './read-file.js';
import type { Visitor } from './read-file.js';
import { JOURNAL, MEETING, SECTIONS } from './sections.js';

type Row = Record<string, unknown>;

/** A file of which every line was read and found to be as it was written. */
export interface CheckedFile {
  path: string;
  sha256: string;
  /** How many lines it has. */
  lines: number;
  meeting: Row & { id: Id; phase: string };
  head: { seq: number; hash: string };
  units: readonly BroughtUnit[];
  places: ReadonlyMap<string, Place>;
  told: BroughtMeeting;
}

/**
 * Everything that can be known of a file without a database.
 *
 * @throws NOT_A_MEETING_FILE, MEETING_FILE_VERSION, MEETING_FILE_DAMAGED with the first line that is wrong
 */
export async function checkMeetingFile(path: string): Promise<CheckedFile> {
  const check = new FileCheck();
  const { sha256, places } = await readMeetingFile(path, check);
  return { path, sha256, places, ...check.found() };
}

const BY_NAME = new Map<string, Section>(SECTIONS.map((section) => [section.name, section]));
/** What an answer may be about, and what a promise may be made for. */
const TARGETS = ['collated', 'submissions', 'turns'];
const SEVERAL: Readonly<Record<string, readonly string[]>> = {
  targets: TARGETS,
  sources: [...TARGETS, 'conclusionLines'],
};

class FileCheck implements Visitor {
  private head = { seq: 0, hash: '' };
  private meetingRow: CheckedFile['meeting'] | null = null;
  private chain: ChainWalk | null = null;
  private readonly units: BroughtUnit[] = [];
  private readonly ids = new Map<string, Set<unknown>>();
  /** What was pointed to, by section, with the line that did. */
  private readonly wanted: { to: string; id: unknown; line: number }[] = [];
  private lines = 0;
  private readonly counted = { opinions: 0, sealed: 0, attachments: 0 };

  header(value: unknown): void {
    if (!isHeader(value)) throw damaged(1);
    this.head = value.head;
  }

  meeting(value: unknown, line: number): void {
    if (!isRow(MEETING.fields, value)) throw damaged(line);
    this.meetingRow = value as CheckedFile['meeting'];
    this.chain = new ChainWalk(this.meetingRow.id);
    this.requireVersion(value, line);
    const { topics } = this.meetingRow.plan as { topics: readonly { id: Id }[] };
    for (const { id } of topics) this.of('topics').add(id);
  }

  row(name: string, value: unknown, line: number): void {
    const section = BY_NAME.get(name);
    if (!section || !isRow(section.fields, value)) throw damaged(line);
    if (section === JOURNAL) {
      if (this.chain?.step(value as unknown as EntryRow) !== true) throw damaged(line);
      return;
    }
    this.requireVersion(value, line);
    // Under the meeting's id the server acts, and nobody else.
    if (name === 'participants' && value.id === this.meetingRow?.id) throw damaged(line);
    this.note(section, value, line);
    if (name === 'units' && this.units.push(value as unknown as BroughtUnit) > MOST_UNITS)
      throw damaged(line);
    if (name === 'submissions') this.count(value, line);
  }

  end(line: number): void {
    const { chain, head } = this;
    this.lines = line;
    for (const { to, id, line: at } of this.wanted) if (!this.has(to, id)) throw damaged(at);
    if (!isForest(this.units)) throw damaged(line);
    if (!chain?.isWhole() || chain.seq !== head.seq || chain.hash !== head.hash) throw damaged(line);
  }

  found(): Pick<CheckedFile, 'meeting' | 'head' | 'units' | 'told' | 'lines'> {
    const { meetingRow: meeting, chain, head, units, lines } = this;
    if (!meeting || !chain) throw damaged(1);
    const { title } = meeting.plan as { title: string };
    const told = { meetingId: meeting.id, title, entries: head.seq, purged: chain.purged, ...this.counted };
    return { meeting, head, units, told, lines };
  }

  /** A row was told by an entry that is here. */
  private requireVersion({ version }: Row, line: number): void {
    if (typeof version === 'number' && version > this.head.seq) throw damaged(line);
  }

  private note(section: Section, row: Row, line: number): void {
    for (const { name, to, kind } of section.fields) {
      const value = row[name];
      if (name === 'id') this.addId(section.name, value, line);
      if (to === undefined || value === null) continue;
      const pointed = kind === 'ids' ? (value as unknown[]) : [value];
      for (const id of pointed) this.wanted.push({ to, id, line });
    }
  }

  /** An id is one row's. */
  private addId(section: string, id: unknown, line: number): void {
    const known = this.of(section);
    if (known.has(id)) throw damaged(line);
    known.add(id);
  }

  private count(row: Row, line: number): void {
    const { disclosure, authorId, authorName, receiptId, receiptProof, attachments } = row;
    this.counted.opinions += 1;
    if (disclosure === 'CONFIDENTIAL') this.counted.sealed += 1;
    if (Array.isArray(attachments)) this.counted.attachments += attachments.length;
    // Nobody is made the author of what was sent without a name.
    const named = authorId !== null || authorName !== '';
    if (disclosure !== 'NAMED' && (named || receiptId === null)) throw damaged(line);
    if (disclosure !== 'ANONYMOUS' && receiptProof !== null) throw damaged(line);
  }

  private of(section: string): Set<unknown> {
    const known = this.ids.get(section) ?? new Set();
    this.ids.set(section, known);
    return known;
  }

  private has(to: string, id: unknown): boolean {
    return (SEVERAL[to] ?? [to]).some((one) => this.of(one).has(id));
  }
}

interface Header {
  head: { seq: number; hash: string };
}

function isHeader(value: unknown): value is Header {
  const { format, version, exportedAt, epoch, head, house, ...rest } = value as Record<string, unknown>;
  if (Object.keys(rest).length > 0 || format !== FORMAT || version !== VERSION) return false;
  if (typeof exportedAt !== 'string' || Number.isNaN(Date.parse(exportedAt)) || !isId(epoch)) return false;
  const { seq, hash, ...more } = (head ?? {}) as Record<string, unknown>;
  if (Object.keys(more).length > 0 || !Number.isSafeInteger(seq) || typeof hash !== 'string') return false;
  return typeof house === 'object' && house !== null && isPlain(house);
}

/** From every unit up, and on to who goes on with it, the way comes to an end. */
function isForest(units: readonly BroughtUnit[]): boolean {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return (['parentId', 'successorId'] as const).every((next) => isEnding(byId, next));
}

/** Every unit is walked over once: what was found good ends a way, too. */
function isEnding(units: ReadonlyMap<Id, BroughtUnit>, next: 'parentId' | 'successorId'): boolean {
  const good = new Set<Id>();
  for (const unit of units.values()) {
    const way = new Set<Id>();
    for (let at: BroughtUnit | undefined = unit; at && !good.has(at.id); at = units.get(at[next] ?? '')) {
      if (way.has(at.id)) return false;
      way.add(at.id);
    }
    for (const id of way) good.add(id);
  }
  return true;
}
