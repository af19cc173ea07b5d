import { LIMITS, MEETING_KINDS, RULE_PROFILES } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { useText, type TextKey } from '../../../text/text';
import { Button, IconButton } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { PlusIcon, TrashIcon } from '../../../ui/console-icons';
import { DateField } from '../../../ui/DateField';
import { TextField } from '../../../ui/fields';
import { Card, Muted, Row, Stack } from '../../../ui/layout';
import { NumberField } from '../../../ui/NumberField';
import { Select } from '../../../ui/Select';
import { AgendaRows } from './AgendaRows';
import { FigureRows } from './FigureRows';
import type { PlanForm, PlanProblem } from './plan-form';
import styles from './plan.module.css';
import { TopicRows } from './TopicRows';

export interface PlanFieldsProps {
  form: PlanForm;
  change: (patch: Partial<PlanForm>) => void;
  /** What hinders saving, after the first try. */
  problems: readonly PlanProblem[];
}

/** What the organiser writes about a meeting; the same form creates and configures it. */
export function PlanFields(props: PlanFieldsProps) {
  return (
    <Stack gap={6}>
      <Part title="admin.plan.about">
        <About {...props} />
      </Part>
      <Part title="admin.plan.topics" hint="admin.plan.topicsHint">
        <TopicRows {...props} />
      </Part>
      <Part title="admin.plan.agenda" hint="admin.plan.agendaHint">
        <AgendaRows {...props} />
      </Part>
      <Part title="admin.plan.report" hint="admin.plan.reportHint">
        <FigureRows {...props} />
      </Part>
      <Part title="admin.plan.settings">
        <Settings {...props} />
      </Part>
    </Stack>
  );
}

function Part({ title, hint, children }: { title: TextKey; hint?: TextKey; children: ReactNode }) {
  const { t } = useText();
  return (
    <Card>
      <Stack gap={4}>
        <div>
          <h2 className={styles.partTitle}>{t(title)}</h2>
          {hint && <Muted>{t(hint)}</Muted>}
        </div>
        {children}
      </Stack>
    </Card>
  );
}

function About({ form, change, problems }: PlanFieldsProps) {
  const { t } = useText();
  return (
    <>
      <TextField
        label={t('admin.plan.title')}
        value={form.title}
        onChange={(title) => change({ title })}
        limit={LIMITS.title}
        error={problems.includes('title') ? t('errors.field.MISSING') : undefined}
      />
      <HostBodies form={form} change={change} problems={problems} />
      <TextField
        label={t('common.place')}
        optional
        value={form.place}
        onChange={(place) => change({ place })}
        limit={LIMITS.place}
      />
      <div className={styles.columns}>
        <DateField
          label={t('admin.plan.startsAt')}
          with="time"
          value={form.startsAt}
          onChange={(startsAt) => change({ startsAt })}
          error={problems.includes('startsAt') ? t('errors.field.MISSING') : undefined}
        />
        <Select
          label={t('admin.plan.kind')}
          value={form.kind}
          onChange={(kind) => change({ kind })}
          options={MEETING_KINDS.map((kind) => ({ value: kind, label: t(`states.meetingKind.${kind}`) }))}
        />
        <Select
          label={t('admin.plan.profile')}
          hint={t('admin.plan.profileHint')}
          value={form.profile}
          onChange={(profile) => change({ profile })}
          options={RULE_PROFILES.map((profile) => ({
            value: profile,
            label: t(`states.profile.${profile}`),
          }))}
        />
      </div>
    </>
  );
}

function HostBodies({ form, change, problems }: PlanFieldsProps) {
  const { t } = useText();
  const { hostBodies } = form;
  const set = (index: number, value: string) =>
    change({ hostBodies: hostBodies.map((body, at) => (at === index ? value : body)) });
  return (
    <Stack gap={2}>
      {hostBodies.map((body, index) => (
        <Row key={index} align="end" tight>
          <TextField
            className={styles.grow}
            label={t('admin.plan.hostBody', { n: index + 1 })}
            optional
            value={body}
            onChange={(value) => set(index, value)}
            limit={LIMITS.hostBody}
            error={
              problems.includes('hostBodies')
                ? t('errors.field.TOO_LONG', { limit: LIMITS.hostBody })
                : undefined
            }
          />
          {hostBodies.length > 1 && (
            <IconButton
              icon={TrashIcon}
              label={t('admin.plan.dropHost', { n: index + 1 })}
              onClick={() => change({ hostBodies: hostBodies.filter((_, at) => at !== index) })}
            />
          )}
        </Row>
      ))}
      {hostBodies.length < LIMITS.hostBodies && (
        <Row>
          <Button icon={PlusIcon} onClick={() => change({ hostBodies: [...hostBodies, ''] })}>
            {t('admin.plan.addHost')}
          </Button>
        </Row>
      )}
    </Stack>
  );
}

function Settings({ form, change, problems }: PlanFieldsProps) {
  const { t } = useText();
  const { settings } = form;
  const set = (patch: Partial<PlanForm['settings']>) => change({ settings: { ...settings, ...patch } });
  const range = (key: PlanProblem) => (problems.includes(key) ? t('errors.field.OUT_OF_RANGE') : undefined);
  return (
    <>
      <div className={styles.columns}>
        <NumberField
          label={t('admin.plan.speakingSeconds')}
          suffix={t('admin.plan.seconds')}
          value={settings.speakingSeconds}
          onChange={(speakingSeconds) => set({ speakingSeconds })}
          min={LIMITS.speakingSecondsMin}
          max={LIMITS.speakingSecondsMax}
          step={30}
          error={range('speakingSeconds')}
        />
        <NumberField
          label={t('admin.plan.warningSeconds')}
          suffix={t('admin.plan.seconds')}
          value={settings.warningSeconds}
          onChange={(warningSeconds) => set({ warningSeconds })}
          max={LIMITS.speakingSecondsMax}
          step={10}
          error={range('warningSeconds')}
        />
        <NumberField
          label={t('admin.plan.retentionYears')}
          suffix={t('admin.plan.years')}
          value={settings.retentionYears}
          onChange={(retentionYears) => set({ retentionYears })}
          min={1}
          max={100}
          error={range('retentionYears')}
        />
      </div>
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
    </>
  );
}
