import { useText } from '../../../text/text';
import { Checkbox } from '../../../ui/Checkbox';
import { Stack } from '../../../ui/layout';
import { Select } from '../../../ui/Select';
import type { Officer, PlanForm } from './plan-form';
import styles from './plan.module.css';

interface AuthorSwitchesProps {
  settings: PlanForm['settings'];
  set: (patch: Partial<PlanForm['settings']>) => void;
  officers?: readonly Officer[];
  missing: boolean;
}

/** Whether opinions are taken whose author is not named; a confidential one needs to know who could open it. */
export function AuthorSwitches({ settings, set, officers, missing }: AuthorSwitchesProps) {
  const { t } = useText();
  const confidential = settings.confidential ?? false;
  return (
    <Stack gap={1}>
      <Checkbox
        label={t('admin.plan.confidential')}
        hint={t(officers ? 'admin.plan.confidentialHint' : 'admin.plan.confidentialLater')}
        checked={confidential}
        disabled={!officers}
        onChange={(on) => set({ confidential: on })}
      />
      {confidential && officers && (
        <div className={styles.under}>
          <OfficerSelect settings={settings} set={set} officers={officers} missing={missing} />
        </div>
      )}
      <Checkbox
        label={t('admin.plan.anonymous')}
        hint={t('admin.plan.anonymousHint')}
        checked={settings.anonymous ?? false}
        onChange={(anonymous) => set({ anonymous })}
      />
    </Stack>
  );
}

function OfficerSelect({ settings, set, officers = [], missing }: AuthorSwitchesProps) {
  const { t } = useText();
  // Whoever left the table since is no choice any more.
  const chosen = officers.find(({ id }) => id === settings.confidentialOfficerId)?.id ?? null;
  return (
    <Select
      label={t('admin.plan.officer')}
      hint={t('admin.plan.officerHint')}
      value={chosen}
      onChange={(confidentialOfficerId) => set({ confidentialOfficerId })}
      options={officers.map(({ id, name, title }) => ({
        value: id,
        label: [name, title].filter(Boolean).join(', '),
      }))}
      placeholder={t('admin.plan.officerPick')}
      error={missing ? t('admin.plan.officerMissing') : undefined}
    />
  );
}
