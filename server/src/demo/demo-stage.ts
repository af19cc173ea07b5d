import type {
  CommandName,
  CommonSnapshot,
  Id,
  MaterialType,
  Payload,
  Result,
  SnapshotState,
} from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { Door } from '../door/door.js';
import type { Clock } from '../kernel/clock.js';
import type { KeptFiles } from '../kernel/kept-files.js';
import { ofMaterial } from '../materials/material-files.js';
import type { Snapshots } from '../sync/snapshots.js';

/** What a demonstration is made with: commands go in by the one door, states are read as a client reads them. */
export interface DemoTools {
  door: Door;
  snapshots: Snapshots;
  clock: Clock;
  files: KeptFiles;
}

/** A meeting in which invented people act: each command is issued as the person who would issue it. */
export class DemoStage {
  private readonly units = new Map<string, Id>();

  constructor(
    private readonly tools: DemoTools,
    readonly meetingId: Id,
    /** Participants by their key. */
    readonly people: Map<string, Id>,
    /** How long ago its "now" is, in milliseconds. */
    private readonly agoMs = 0,
    /** Number of the last entry that a state must show. */
    private head = 0,
  ) {}

  async do<N extends CommandName>(by: string, name: N, payload: Payload<N>): Promise<Result<N>> {
    const { result, seq } = await issue(this.tools.door, this.meetingId, this.person(by), name, payload);
    this.head = seq;
    return result;
  }

  async openPhase(
    by: string,
    phase: Payload<'meeting.openPhase'>['phase'],
    agendaItemId: Id | null = null,
  ): Promise<void> {
    const seen = (await this.state()).meeting?.version ?? 0;
    await this.do(by, 'meeting.openPhase', { phase, agendaItemId, seen });
  }

  /** A file as the newest version of a material. */
  async bring(
    by: string,
    materialId: Id,
    named: { name: string; type: MaterialType },
    bytes: Buffer,
  ): Promise<void> {
    const versionId = makeId();
    const file = { id: versionId, ...ofMaterial(this.meetingId, materialId) };
    await this.tools.files.keep({ ...file, ...named, broughtBy: this.person(by) }, bytes);
    await this.do(by, 'materials.bring', { materialId, versionId });
  }

  /** As the desk sees it, with everything that was done so far. */
  async state(): Promise<SnapshotState> {
    const packed = await this.tools.snapshots.common(this.meetingId, 'desk', this.head);
    if (!packed) throw new Error('the demonstration has lost its meeting');
    return (JSON.parse(packed.json.toString('utf8')) as CommonSnapshot).state;
  }

  async floorVersion(): Promise<number> {
    return (await this.state()).floor.version;
  }

  async submissionVersion(id: Id): Promise<number> {
    return (await this.state()).submissions[id]?.version ?? 0;
  }

  /** By its name. Units come with the roster, and stay: the state is not read again for each. */
  async unit(name: string): Promise<Id> {
    if (this.units.size === 0) {
      for (const unit of Object.values((await this.state()).units)) this.units.set(unit.name, unit.id);
    }
    return this.units.get(name) ?? '';
  }

  person(key: string): Id {
    const id = this.people.get(key);
    if (id === undefined) throw new Error(`nobody in the demonstration is ${key}`);
    return id;
  }

  /** The clock that the server shows, in whole milliseconds. */
  now(): number {
    return Math.floor(this.tools.clock.now());
  }

  /** The "now" of the stage. */
  end(): number {
    return this.now() + Math.round(this.ago() * 1000);
  }

  /** Seconds from the clock of the stage to its "now". */
  ago(): number {
    return (-this.tools.clock.offset - this.agoMs) / 1000;
  }

  /** Back to so many seconds before now; what follows goes forward from there. */
  rewind(seconds: number): void {
    this.tools.clock.move(-seconds * 1000 - this.agoMs - this.tools.clock.offset);
  }

  /** Acts that follow happen this many seconds before now; time never runs backwards. */
  secondsAgo(seconds: number): void {
    const wanted = -seconds * 1000 - this.agoMs;
    const { clock } = this.tools;
    if (wanted > clock.offset) clock.move(wanted - clock.offset);
  }
}

/** How the ids of the demonstration's own commands begin: it acts in the names of people whom visitors act as, too. */
export const OWN_COMMANDS = 'de300000';

function ownCommandId(): Id {
  return OWN_COMMANDS + makeId().slice(OWN_COMMANDS.length);
}

/** One command that must be accepted. */
export async function issue<N extends CommandName>(
  door: Door,
  streamId: Id,
  actorId: Id,
  name: N,
  payload: Payload<N>,
): Promise<{ result: Result<N>; seq: number }> {
  const answer = await door.issue(streamId, actorId, { id: ownCommandId(), name, payload });
  if (!answer.ok) throw new Error(`demonstration: ${name} ${answer.code} ${JSON.stringify(answer.details)}`);
  return { result: answer.result as Result<N>, seq: answer.seq };
}
