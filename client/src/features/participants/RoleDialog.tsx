import type { ParticipantView } from '@doi-thoai/shared';
import { ROLES } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { Checkbox } from '../../ui/Checkbox';
import { FormDialog } from '../meeting/FormDialog';
import { Select } from '../../ui/Select';
import { useAct } from '../meeting/use-act';

/** What somebody is in this meeting, and whether a secretary may take over the chair. */
export function RoleDialog({ person, onClose }: { person: ParticipantView; onClose: () => void }) {
  const { t } = useText();
  const act = useAct();
  const [role, setRole] = useState(person.role);
  const [mayTakeOver, setMayTakeOver] = useState(person.mayTakeOver);
  const save = async () => {
    const deputy = role === 'SECRETARY' && mayTakeOver;
    const payload = { participantId: person.id, role, mayTakeOver: deputy, seen: person.version };
    const answer = await act('participants.setRole', payload, {
      done: t('desk.roleDone', { name: person.name }),
    });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={t('desk.roleTitle', { name: person.name })}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Select
        label={t('common.role')}
        hint={t('desk.roleHint')}
        value={role}
        onChange={setRole}
        options={ROLES.filter((one) => one !== 'ADMIN').map((one) => ({
          value: one,
          label: t(`states.role.${one}`),
        }))}
      />
      {role === 'SECRETARY' && (
        <Checkbox label={t('desk.mayTakeOver')} checked={mayTakeOver} onChange={setMayTakeOver} />
      )}
    </FormDialog>
  );
}
