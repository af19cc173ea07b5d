import { TABLE_LIMITS } from '@doi-thoai/shared';
import { useText } from '../../../text/text';
import { Checkbox } from '../../../ui/Checkbox';
import { Stack } from '../../../ui/layout';
import { NumberField } from '../../../ui/NumberField';
import { AuthorSwitches } from './AuthorSwitches';
import type { PlanForm } from './plan-form';
import type { PlanFieldsProps } from './PlanFields';
import styles from './plan.module.css';

type Settings = PlanForm['settings'];
type Set = (patch: Partial<Settings>) => void;

const NUMBERS = [
  {
    key: 'speakingSeconds',
    unit: 'seconds',
    min: TABLE_LIMITS.speakingSecondsMin,
    max: TABLE_LIMITS.speakingSecondsMax,
    step: 30,
  },
  { key: 'warningSeconds', unit: 'seconds', min: 0, max: TABLE_LIMITS.speakingSecondsMax, step: 10 },
  { key: 'retentionYears', unit: 'years', min: 1, max: 100, step: 1 },
] as const;

/** How the meeting is run. */
export function SettingFields({ form, change, problems, officers }: PlanFieldsProps) {
  const { t } = useText();
  const { settings } = form;
  const set: Set = (patch) => change({ settings: { ...settings, ...patch } });
  return (
    <>
      <div className={styles.columns}>
        {NUMBERS.map(({ key, unit, ...limits }) => (
          <NumberField
            key={key}
            {...limits}
            label={t(`admin.plan.${key}`)}
            suffix={t(`admin.plan.${unit}`)}
            value={settings[key]}
            onChange={(value) => set({ [key]: value })}
            error={
              problems.includes(key) ? t('admin.plan.range', { from: limits.min, to: limits.max }) : undefined
            }
          />
        ))}
      </div>
      <Switches settings={settings} set={set} />
      <AuthorSwitches
        settings={settings}
        set={set}
        officers={officers}
        missing={problems.includes('officer')}
      />
    </>
  );
}

function Switches({ settings, set }: { settings: Settings; set: Set }) {
  const { t } = useText();
  return (
    <Stack gap={1}>
      <Checkbox
        label={t('admin.plan.moderation')}
        hint={t('admin.plan.moderationHint')}
        checked={settings.moderation}
        onChange={(moderation) => set({ moderation })}
      />
      <Checkbox
        label={t('admin.plan.secretaryRunsFloor')}
        hint={t('admin.plan.secretaryRunsFloorHint')}
        checked={settings.secretaryRunsFloor}
        onChange={(secretaryRunsFloor) => set({ secretaryRunsFloor })}
      />
      <Checkbox
        label={t('admin.plan.guestsMayWrite')}
        checked={settings.guestsMayWrite}
        onChange={(guestsMayWrite) => set({ guestsMayWrite })}
      />
    </Stack>
  );
}
