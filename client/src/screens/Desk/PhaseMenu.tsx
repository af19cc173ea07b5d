import type { MeetingPhase, MeetingView } from '@doi-thoai/shared';
import { useMay } from '../../features/meeting/rights';
import { useAct } from '../../features/meeting/use-act';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { useConfirm } from '../../ui/ConfirmDialog';
import { Menu } from '../../ui/Menu';

/** The way to the session; the session itself is opened and led from the floor. */
const COURSE = ['DRAFT', 'ANNOUNCED', 'COLLECTING', 'COLLATION_CLOSED', 'READY', 'CHECK_IN'] as const;
const EXITS = ['POSTPONED', 'CANCELLED'] as const;

/** Where the meeting stands; whoever prepares it moves it on from here. */
export function PhaseMenu({ meeting }: { meeting: MeetingView }) {
  const { t } = useText();
  const act = useAct();
  const may = useMay();
  const { confirm, confirmDialog } = useConfirm();
  const present = t(`states.phase.${meeting.phase}`);
  if (meeting.phase === 'IN_SESSION' || !may('meeting.openPhase')) return <Chip>{present}</Chip>;
  const collation = (title: string) => ({
    title,
    consequence: t('desk.collationWords'),
    confirmLabel: t('desk.exitDo'),
  });
  const open = async (phase: MeetingPhase, exit: boolean) => {
    const title = t(`states.phase.${phase}`);
    const asked = { title, consequence: t('desk.exitWords'), confirmLabel: t('desk.exitDo'), danger: true };
    if (exit && !(await confirm(asked))) return;
    if (phase === 'COLLATION_CLOSED' && !(await confirm(collation(title)))) return;
    const payload = { phase, agendaItemId: null, seen: meeting.version };
    await act('meeting.openPhase', payload, { done: t('desk.phaseOpened', { phase: title }) });
  };
  const phases: readonly MeetingPhase[] = [...COURSE, ...EXITS];
  const items = phases
    .filter((phase) => phase !== meeting.phase)
    .map((phase) => {
      const exit = phase === 'POSTPONED' || phase === 'CANCELLED';
      return {
        id: phase,
        label: t(`states.phase.${phase}`),
        danger: exit,
        onSelect: () => void open(phase, exit),
      };
    });
  return (
    <>
      <Menu label={t('desk.phaseMenu', { phase: present })} button={present} items={items} />
      {confirmDialog}
    </>
  );
}
