import type { ParticipantView } from '@doi-thoai/shared';
import { useActs } from '../../features/meeting/console-acts';
import { compareNames } from '../../features/participants/name-order';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { Muted, Stack } from '../../ui/layout';

/** The chair names the secretary who may take over when the chair must leave (domain.md 6.1). */
export function DeputyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const { run } = useActs();
  const participants = useMeeting((state) => state.participants);
  const secretaries = Object.values(participants)
    .filter((one) => one.role === 'SECRETARY')
    .sort((a, b) => compareNames(a.name, b.name));
  const name = (one: ParticipantView, mayTakeOver: boolean): void => {
    const payload = { participantId: one.id, role: one.role, mayTakeOver, seen: one.version };
    const done = mayTakeOver
      ? t('chair.deputyNamed', { name: one.name })
      : t('chair.deputyEnded', { name: one.name });
    void run({ name: 'participants.setRole', payload, done, from: one.id });
  };
  return (
    <Dialog
      open
      title={t('chair.deputy')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      <Stack gap={3}>
        <p>{t('chair.deputyWords')}</p>
        {secretaries.length === 0 && <Muted>{t('chair.noSecretary')}</Muted>}
        {secretaries.map((one) => (
          <Checkbox
            key={one.id}
            asSwitch
            label={one.name}
            hint={[one.title, one.unit].filter(Boolean).join(' · ')}
            checked={one.mayTakeOver}
            onChange={(on) => name(one, on)}
          />
        ))}
      </Stack>
    </Dialog>
  );
}
