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
  const { t } = useText();
  const may = useMay();
  const { busy } = useActs();
  const acts = usePhaseActs();
  const state = useMeeting(({ meeting }) => ({
    registration: meeting?.registrationOpen ?? false,
    intake: meeting?.intakeOpen ?? false,
    ended: meeting?.floorEnded ?? false,
  }));
  return (
    <Stack gap={2}>
      {may('floor.openRegistration') && !state.ended && (
        <Checkbox
          asSwitch
          label={t('chair.registration')}
          checked={state.registration}
          onChange={(open) => void acts.registration(open)}
        />
      )}
      {may('submissions.open') && (
        <Checkbox
          asSwitch
          label={t('chair.intake')}
          checked={state.intake}
          onChange={(open) => void acts.intake(open)}
        />
      )}
      {may('floor.endFloor') && !state.ended && (
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
    </Stack>
  );
}
