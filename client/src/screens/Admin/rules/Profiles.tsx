import type { RuleProfile, RuleProfileVersion, RuleStep } from '@doi-thoai/shared';
import { RULE_PROFILES } from '@doi-thoai/shared';
import { useState } from 'react';
import { Unconfirmed } from '../../../features/organisation/Confirmed';
import { deadlineWords } from '../../../features/organisation/rule-words';
import { civilToday, formatCivilDate } from '../../../text/format';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { Chip } from '../../../ui/Chip';
import { EditIcon, PlusIcon } from '../../../ui/console-icons';
import { Card, Muted, Row, Stack } from '../../../ui/layout';
import { List, ListRow } from '../../../ui/List';
import { Select } from '../../../ui/Select';
import { ProfileDialog } from './ProfileDialog';
import { reminderWords } from './reminder-days';

interface ProfilesProps {
  versions: readonly RuleProfileVersion[];
  onChanged: () => void;
}

/** What a dialog was opened for: the correction of a version, or a new one that begins with its words. */
interface Asked {
  from: RuleProfileVersion;
  as: 'EDIT' | 'NEW';
}

export function Profiles({ versions, onChanged }: ProfilesProps) {
  const { t } = useText();
  const [profile, setProfile] = useState<RuleProfile>('STATE_GENERAL');
  const [asked, setAsked] = useState<Asked | null>(null);
  const own = versions.filter((one) => one.profile === profile);
  const close = () => setAsked(null);
  const done = () => {
    close();
    onChanged();
  };
  return (
    <Stack gap={4}>
      <Row align="end" justify="between">
        <Select
          label={t('rules.pickProfile')}
          value={profile}
          onChange={setProfile}
          options={RULE_PROFILES.map((value) => ({ value, label: t(`states.profile.${value}`) }))}
        />
        <NewVersion newest={own.at(-1)} onAsk={setAsked} />
      </Row>
      {own.toReversed().map((version) => (
        <Version
          key={version.validFrom}
          version={version}
          onEdit={() => setAsked({ from: version, as: 'EDIT' })}
        />
      ))}
      {asked && <AskedDialog asked={asked} seen={newestOf(own)} onClose={close} onDone={done} />}
    </Stack>
  );
}

function newestOf(versions: readonly RuleProfileVersion[]): number {
  return Math.max(...versions.map(({ version }) => version));
}

interface NewVersionProps {
  newest: RuleProfileVersion | undefined;
  onAsk: (asked: Asked) => void;
}

function NewVersion({ newest, onAsk }: NewVersionProps) {
  const { t } = useText();
  if (!newest) return null;
  return (
    <Button icon={PlusIcon} onClick={() => onAsk({ from: newest, as: 'NEW' })}>
      {t('rules.newVersion')}
    </Button>
  );
}

interface AskedDialogProps {
  asked: Asked;
  seen: number;
  onClose: () => void;
  onDone: () => void;
}

function AskedDialog({ asked, ...rest }: AskedDialogProps) {
  const fresh = asked.as === 'NEW';
  const from = fresh ? { ...asked.from, validFrom: civilToday(), validUntil: null } : asked.from;
  return <ProfileDialog from={from} fresh={fresh} {...rest} />;
}

function Version({ version, onEdit }: { version: RuleProfileVersion; onEdit: () => void }) {
  const { t } = useText();
  const { validFrom, validUntil, basis, steps } = version;
  const until = validUntil ? ` ${t('rules.until', { day: formatCivilDate(validUntil) })}` : '';
  return (
    <Card>
      <Stack gap={3}>
        <Row justify="between">
          <h2>{t('rules.from', { day: formatCivilDate(validFrom) }) + until}</h2>
          <Row>
            <Chip>{version.version === 0 ? t('rules.shipped') : t('rules.own')}</Chip>
            <Button icon={EditIcon} onClick={onEdit}>
              {t('rules.editVersion')}
            </Button>
          </Row>
        </Row>
        <Muted>
          {t('rules.basis')}: {basis || t('rules.noBasis')}
        </Muted>
        <List label={t('rules.from', { day: formatCivilDate(validFrom) })}>
          {steps.map((step) => (
            <StepRow key={step.step} step={step} />
          ))}
          <ListRow title={t('rules.reminders')} subtitle={reminderWords(t, version.reminders)} />
        </List>
      </Stack>
    </Card>
  );
}

function StepRow({ step }: { step: RuleStep }) {
  const { t } = useText();
  return (
    <ListRow
      title={t(`rules.step.${step.step}`)}
      subtitle={deadlineWords(t, step.deadline)}
      note={step.source || t('rules.noSource')}
      chips={step.confirmed ? undefined : <Unconfirmed confirmed={false} />}
    />
  );
}
