import { LIMITS, TABLE_LIMITS, MEETING_KINDS, RULE_PROFILES } from '@doi-thoai/shared';
import { useText } from '../../../text/text';
import { Button, IconButton } from '../../../ui/Button';
import { PlusIcon, TrashIcon } from '../../../ui/console-icons';
import { DateField } from '../../../ui/DateField';
import { TextField } from '../../../ui/fields';
import { Row, Stack } from '../../../ui/layout';
import { Select } from '../../../ui/Select';
import type { PlanFieldsProps } from './PlanFields';
import styles from './plan.module.css';

/** Title, hosts, place, time and what kind of meeting it is. */
export function About(props: PlanFieldsProps) {
  const { form, change, problems } = props;
  const { t } = useText();
  return (
    <>
      <TextField
        label={t('admin.plan.title')}
        value={form.title}
        onChange={(title) => change({ title })}
        limit={LIMITS.title}
        error={problems.includes('title') ? t('admin.plan.titleWrong') : undefined}
      />
      <HostBodies {...props} />
      <TextField
        label={t('common.place')}
        optional
        value={form.place}
        onChange={(place) => change({ place })}
      />
      <KindAndTime {...props} />
    </>
  );
}

function KindAndTime({ form, change, problems }: PlanFieldsProps) {
  const { t } = useText();
  return (
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
        options={RULE_PROFILES.map((profile) => ({ value: profile, label: t(`states.profile.${profile}`) }))}
      />
    </div>
  );
}

function HostBodies({ form, change, problems }: PlanFieldsProps) {
  const { t } = useText();
  const { hostBodies } = form;
  const set = (bodies: string[]) => change({ hostBodies: bodies });
  const wrong = problems.includes('hostBodies')
    ? t('errors.field.TOO_LONG', { limit: TABLE_LIMITS.hostBody })
    : undefined;
  return (
    <Stack gap={2}>
      {hostBodies.map((body, index) => (
        <Row key={index} align="end" tight>
          <TextField
            className={styles.grow}
            label={t('admin.plan.hostBody', { n: index + 1 })}
            optional
            value={body}
            onChange={(value) => set(hostBodies.map((one, at) => (at === index ? value : one)))}
            error={wrong}
          />
          {hostBodies.length > 1 && (
            <IconButton
              icon={TrashIcon}
              label={t('admin.plan.dropHost', { n: index + 1 })}
              onClick={() => set(hostBodies.filter((_, at) => at !== index))}
            />
          )}
        </Row>
      ))}
      {hostBodies.length < TABLE_LIMITS.hostBodies && (
        <Row>
          <Button icon={PlusIcon} onClick={() => set([...hostBodies, ''])}>
            {t('admin.plan.addHost')}
          </Button>
        </Row>
      )}
    </Stack>
  );
}
