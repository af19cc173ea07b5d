import type { Id, MeetingPhase, MeetingView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { inCourse } from '../submissions/in-course';
import { useActs } from './console-acts';

export interface Opening {
  phase: MeetingPhase;
  agendaItemId: Id | null;
}

/** What opening would do to people that wait or speak, if anything: then it is asked first. */
type Risk = 'begins' | 'collated' | 'speaking' | 'waiting' | null;

function riskOf(
  meeting: MeetingView,
  { phase, agendaItemId }: Opening,
  speaking: boolean,
  waiting: number,
): Risk {
  if (phase === 'COLLATION_CLOSED') return 'collated';
  if (agendaItemId !== null && meeting.phase !== 'IN_SESSION') return 'begins';
  if (speaking) return 'speaking';
  const from = meeting.agenda.find((item) => item.id === meeting.agendaItemId);
  const to = meeting.agenda.find((item) => item.id === agendaItemId);
  return waiting > 0 && from?.kind === 'DISCUSSION' && to?.kind !== 'DISCUSSION' ? 'waiting' : null;
}

/** Phases, agenda, registration, intake, and the ends; each carries what the chair saw. */
export function usePhaseActs() {
  const { t } = useText();
  const { run, confirm } = useActs();
  const { meeting, waiting, speaking } = useMeeting((state) => ({
    meeting: state.meeting,
    waiting: state.floor.queue.length,
    speaking: state.floor.current !== null,
  }));
  const open = async (opening: Opening, from: string): Promise<void> => {
    if (!meeting) return;
    const { phase, agendaItemId } = opening;
    const item = meeting.agenda.find((one) => one.id === agendaItemId);
    const title = item?.title ?? t(`states.phase.${phase}`);
    const risk = riskOf(meeting, opening, speaking, waiting);
    if (risk) {
      const consequence = t(`chair.openRisk.${risk}`, { n: waiting });
      const asked = {
        title: t(item ? 'chair.openTitle' : 'chair.moveTitle', { title }),
        consequence,
        confirmLabel: t(item ? 'chair.openItem' : 'chair.move'),
      };
      if (!(await confirm(asked))) return;
    }
    const payload = { phase, agendaItemId, seen: meeting.version };
    await run({ name: 'meeting.openPhase', payload, done: t('chair.opened', { title }), from });
  };
  return { open, ...useGates(), ...useEnds(), ...useReopen() };
}

/** Two switches that keep what is there and stop, or let in, what comes. */
function useGates() {
  const { t } = useText();
  const { run } = useActs();
  const registration = (open: boolean) =>
    run({
      name: open ? 'floor.openRegistration' : 'floor.closeRegistration',
      payload: {},
      done: open ? t('chair.registrationOpened') : t('chair.registrationClosed'),
      from: 'registration',
    });
  const intake = (open: boolean) =>
    run({
      name: open ? 'submissions.open' : 'submissions.close',
      payload: {},
      done: open ? t('chair.intakeOpened') : t('chair.intakeClosed'),
      from: 'intake',
    });
  return { registration, intake };
}

/** What cannot be taken back, asked with its consequence in numbers (domain.md 6.7). */
function useEnds() {
  const { t } = useText();
  const { run, confirm } = useActs();
  const { waiting, floorSeen, seen, unread } = useMeeting((state) => ({
    waiting: state.floor.queue.length + Number(state.floor.current?.state === 'CALLED'),
    floorSeen: state.floor.version,
    seen: state.meeting?.version ?? 0,
    unread: Object.values(state.submissions).filter((row) => row.moderation === 'PENDING' && inCourse(row))
      .length,
  }));
  const endFloor = async (): Promise<void> => {
    const consequence = t('chair.endFloorWords', { n: waiting });
    const asked = {
      title: t('chair.endFloorTitle'),
      consequence,
      confirmLabel: t('chair.endFloor'),
      danger: true,
    };
    if (!(await confirm(asked))) return;
    const done = t('chair.endFloorDone', { n: waiting });
    await run({ name: 'floor.endFloor', payload: { seen: floorSeen }, done, from: 'endFloor' });
  };
  const close = async (): Promise<void> => {
    const consequence = t('chair.closeWords', { n: waiting, unread });
    const asked = { title: t('chair.closeTitle'), consequence, confirmLabel: t('chair.close'), danger: true };
    if (!(await confirm(asked))) return;
    await run({ name: 'meeting.close', payload: { seen }, done: t('chair.closeDone'), from: 'close' });
  };
  return { endFloor, close };
}

function useReopen() {
  const { t } = useText();
  const { run, confirm } = useActs();
  const reopen = async (): Promise<void> => {
    const answer = await confirm({
      title: t('chair.reopenTitle'),
      consequence: t('chair.reopenWords'),
      confirmLabel: t('chair.reopen'),
      reason: { label: t('common.reason'), limit: LIMITS.reason },
    });
    if (!answer) return;
    const payload = { reason: answer.reason };
    await run({ name: 'meeting.reopen', payload, done: t('chair.reopened'), from: 'reopen' });
  };
  return { reopen };
}
