import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { LockIcon } from '../../ui/icons';
import { Stack } from '../../ui/layout';
import { useActs } from './console-acts';
import { useMay } from './rights';
import { usePhaseActs } from './use-phase-acts';

/** What lets people in, and what ends: four different acts (domain.md 6.2), each with its own word. */
export function MeetingGates() {
  return (
    <Stack gap={2}>
      <Gates />
      <Ends />
    </Stack>
  );
}

/** Whether this seat has anything to open or to end now. */
export function useHasGates(): boolean {
  const may = useMay();
  return GATES.some((command) => may(command));
}

const GATES = [
  'floor.openRegistration',
  'submissions.open',
  'floor.endFloor',
  'meeting.close',
  'meeting.reopen',
] as const;

const useEnded = (): boolean => useMeeting((state) => state.meeting?.floorEnded ?? false);

function Gates() {
  const { t } = useText();
  const may = useMay();
  const acts = usePhaseActs();
  const ended = useEnded();
  const registration = useMeeting((state) => state.meeting?.registrationOpen ?? false);
  const intake = useMeeting((state) => state.meeting?.intakeOpen ?? false);
  return (
    <>
      {may('floor.openRegistration') && !ended && (
        <Checkbox
          asSwitch
          label={t('chair.registration')}
          checked={registration}
          onChange={(open) => void acts.registration(open)}
        />
      )}
      {may('submissions.open') && (
        <Checkbox
          asSwitch
          label={t('chair.intake')}
          checked={intake}
          onChange={(open) => void acts.intake(open)}
        />
      )}
    </>
  );
}

function Ends() {
  const { t } = useText();
  const may = useMay();
  const { busy } = useActs();
  const acts = usePhaseActs();
  const ended = useEnded();
  return (
    <>
      {may('floor.endFloor') && !ended && (
        <Button wide busy={busy === 'endFloor'} onClick={() => void acts.endFloor()}>
          {t('chair.endFloor')}
        </Button>
      )}
      {may('meeting.close') && (
        <Button wide icon={LockIcon} busy={busy === 'close'} onClick={() => void acts.close()}>
          {t('chair.close')}
        </Button>
      )}
      {may('meeting.reopen') && (
        <Button wide busy={busy === 'reopen'} onClick={() => void acts.reopen()}>
          {t('chair.reopen')}
        </Button>
      )}
    </>
  );
}
