import type { Id } from '@doi-thoai/shared';
import { handMaterials } from './demo-materials.js';
import type { DemoStage } from './demo-stage.js';
import { FOCAL } from './demo.people.js';
import type { UnitKey } from './demo.people.js';

const HOUR = 3600;
/** When the units had to be ready, in hours before now. */
const CLOSED_HOURS = 23;

/** What the demonstration's units do: collects what the focal persons collated. */
export interface UnitDesk {
  unit(key: UnitKey): Promise<Id>;
  /** Makes the unit's collated opinions, as its focal person. */
  collate(key: UnitKey): Promise<void>;
}

/** The days before the hall: units that answer in time, late, with nothing to say, and not at all. */
export class DemoWeeks {
  constructor(
    private readonly stage: DemoStage,
    private readonly desk: UnitDesk,
  ) {}

  /** Right after the collection began, when the materials are handed out, too. */
  async ask(): Promise<void> {
    const unitIds: Id[] = [];
    for (const { unit } of FOCAL) if (unit !== null) unitIds.push(await this.desk.unit(unit));
    const closesAt = this.stage.now() + (this.stage.ago() - CLOSED_HOURS * HOUR) * 1000;
    await this.stage.do('organiser', 'collection.open', { unitIds, closesAt: Math.round(closesAt) });
    const { meeting } = await this.stage.state();
    if (meeting) await handMaterials(this.stage, meeting);
  }

  /** After the opinions came in, up to a while after the closing time. */
  async handIn(): Promise<void> {
    this.stage.secondsAgo(25 * HOUR);
    for (const { key } of FOCAL.slice(0, 4)) await this.stage.do(key, 'collection.look', {});
    await this.desk.collate('doiThong');
    await this.submit('doiThong', 'Đã họp khoa Chăm sóc, hai mươi người dự.');
    await this.submit('office', 'Văn phòng đã hỏi từng người, không ai có ý kiến thêm.', true);
    this.stage.secondsAgo(24 * HOUR);
    await this.remind('hr', 'hoaSen', 'skills');
    await this.giveBack('doiThong', 'Xin nêu rõ khu nào thiếu người trực.');
    await this.submit('doiThong', 'Thiếu người trực ở khu B và khu C.');
    this.stage.secondsAgo(22 * HOUR);
    await this.desk.collate('hr');
    await this.submit('hr', 'Xin lỗi nộp muộn vì trùng đợt thi tuyển.');
    await this.remind('hoaSen', 'skills');
  }

  private async submit(unit: UnitKey, note: string, nothing = false): Promise<void> {
    const seen = await this.version(unit);
    await this.stage.do(`focal-${unit}`, 'collection.submitSet', { note, nothing, seen });
  }

  private async giveBack(unit: UnitKey, reason: string): Promise<void> {
    const unitId = await this.desk.unit(unit);
    const seen = await this.version(unit);
    await this.stage.do('secretary', 'collection.returnSet', { unitId, reason, seen });
  }

  private async remind(...units: UnitKey[]): Promise<void> {
    const unitIds: Id[] = [];
    for (const unit of units) unitIds.push(await this.desk.unit(unit));
    await this.stage.do('secretary', 'collection.remind', { unitIds });
  }

  private async version(unit: UnitKey): Promise<number> {
    const id = await this.desk.unit(unit);
    return (await this.stage.state()).sets[id]?.version ?? 0;
  }
}
