import { isRaw, isSpeakingTurn } from './counting.js';
import { isLive } from './features/collation.js';
import type { NoticeCounts, NoticePaper } from './features/conclusions.js';
import type { Id } from './ids.js';
import type { ListCounts } from './number-check.js';
import type { SnapshotState } from './state.js';

/** What the notice counts, each in its own unit (domain.md 9.4). */
export function noticeCounts(state: SnapshotState): NoticeCounts {
  const turns = Object.values(state.turns).filter((turn) => isSpeakingTurn(turn, state));
  const responses = Object.values(state.responses);
  const live = Object.values(state.collated).filter(isLive);
  const answered = (given?: 'LIVE'): number => {
    const fit = responses.filter((one) => given === undefined || one.given === given);
    const ids = new Set(fit.flatMap(({ targets }) => targets.map(({ id }) => id)));
    return live.filter(({ id }) => ids.has(id)).length;
  };
  return {
    raw: Object.values(state.submissions).filter(isRaw).length,
    collated: live.length,
    turns: turns.length,
    speakers: new Set(turns.map(({ participantId }) => participantId)).size,
    answered: answered(),
    answeredLive: answered('LIVE'),
    convertedToWritten: Object.values(state.requests).filter(({ convertedTo }) => convertedTo !== null)
      .length,
    commitments: Object.values(state.commitments).filter((one) => one.state !== 'CANCELLED').length,
  };
}

/** With what the lines count of themselves. */
export function listCounts(state: SnapshotState): ListCounts {
  const lines = Object.values(state.lines);
  return {
    ...noticeCounts(state),
    tasks: lines.filter(({ kind }) => kind === 'TASK').length,
    requirements: lines.filter(({ kind }) => kind === 'REQUIREMENT').length,
  };
}

/** The paper of a notice from what chair and desk know; null when there is no such notice. */
export function noticePaper(state: SnapshotState, noticeId: Id): NoticePaper | null {
  const conclusion = Object.values(state.conclusion)[0];
  const found = conclusion?.notices.find(({ id }) => id === noticeId);
  if (!conclusion || !found) return null;
  const { version: _version, ...notice } = found;
  const commitments = Object.values(state.commitments)
    .filter((one) => one.state !== 'CANCELLED')
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const lines = Object.values(state.lines)
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map(({ version: _seen, ...line }) => ({
      ...line,
      commitmentIds: commitments
        .filter(({ sources }) => sources.some(({ kind, id }) => kind === 'LINE' && id === line.id))
        .map(({ id }) => id),
    }));
  return { notice, approved: conclusion.approved !== null, lines, commitments, counts: noticeCounts(state) };
}
