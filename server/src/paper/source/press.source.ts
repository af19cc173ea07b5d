import { foldMarks } from '@doi-thoai/shared';
import type { NoticeModel } from '../notice/notice.model.js';
import { countNotice } from '../notice/notice.counts.js';
import type { PressModel } from '../press/press.model.js';
import { noticesOf, values, type PaperReading } from './reading.js';

const TOPICS = 5;

/** From the notice, so that the press is told the same numbers. */
export function pressModel(reading: PaperReading, notice: NoticeModel): PressModel {
  const { of, groups } = countNotice(notice);
  const lines = [...notice.assessments, ...notice.requirements];
  const kept = lines.filter((line) => !namesSomebody(line, reading));
  const { tasks } = notice.tasks;
  const other = new Set(reading.meeting.topics.filter((topic) => topic.other).map(({ name }) => name));
  const answered = ({ answeredLive, answeredWritten }: (typeof of)['TURN']) => answeredLive + answeredWritten;
  return {
    cover: notice.cover,
    issued: noticesOf(reading).some(({ state }) => state === 'ISSUED'),
    ...{ hosts: notice.hosts, chair: notice.chair },
    ...{ collated: of.COLLATED.all, turns: of.TURN.all },
    answered: { collated: answered(of.COLLATED), turns: answered(of.TURN) },
    topics: groups
      .filter(({ topic }) => topic !== '' && !other.has(topic))
      .sort((a, b) => b.collated - a.collated || b.turns - a.turns)
      .slice(0, TOPICS)
      .map(({ topic }) => topic),
    statements: kept,
    withheld: lines.length - kept.length,
    tasks: { all: tasks.length, dated: tasks.filter(({ due }) => due.kind === 'DATE').length },
  };
}

/** A line that holds the name of somebody of the meeting who is no chair is nothing for the press. */
function namesSomebody(line: string, { state }: PaperReading): boolean {
  const folded = foldMarks(line);
  return values(state.participants)
    .filter(({ role }) => role !== 'CHAIR' && role !== 'CO_CHAIR' && role !== 'SCREEN')
    .map(({ name }) => foldMarks(name).trim())
    .some((name) => name.includes(' ') && folded.includes(name));
}
