import type { Given, Id, ParticipantView, TargetRef } from '@doi-thoai/shared';
import { GIVEN, TABLE_LIMITS } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { useText } from '../../text/text';
import { KeyButton } from '../../ui/KeyButton';
import { RemovableChip } from '../../ui/RemovableChip';
import { AnswerIcon } from '../../ui/console-icons';
import { Fold } from '../../ui/Fold';
import { Muted, Stack } from '../../ui/layout';
import { Select } from '../../ui/Select';
import { useUnitOptions } from '../participants/units';
import { AnswerFields } from './AnswerFields';
import { FurtherFields } from './MendDialog';
import styles from './responses.module.css';
import { titleOf, useTargets } from './targets';
import { useAnswerForm, type AnswerFormState } from './use-answer-form';
import type { Prepared } from './use-prepared';

interface AnswerFormProps {
  draft: string;
  targets: readonly TargetRef[];
  onTargets: (targets: readonly TargetRef[]) => void;
  given: Given;
  /** Whom the desk may name; a responder answers alone and is not asked. */
  responders?: readonly ParticipantView[];
  ownId?: Id;
  /** The answer in preparation that this one goes on from. */
  prepared?: Prepared;
  /** In a dialog the button stays at its lower edge. */
  pinned?: boolean;
  onDone: () => void;
  children?: ReactNode;
}

/** One answer to one or many: type, words, live or in writing, and the promise that follows at once. */
export function AnswerForm(props: AnswerFormProps) {
  const { t } = useText();
  const form = useAnswerForm(props);
  const { words, change, missing, busy, send } = form;
  return (
    <Stack gap={3}>
      <Picked {...props} missing={missing.includes('targets')} />
      {props.responders && <Responder form={form} people={props.responders} />}
      <AnswerFields
        words={words}
        change={change}
        label={t('answers.text')}
        onSend={() => void send()}
        missing={missing}
        dueProposed
        given={form.heard && <WasGiven form={form} given={props.given} />}
        owner={props.responders && <Owner form={form} responders={props.responders} />}
      />
      <Fold summary={t('answers.further')} open={words.type === 'FORWARDED'}>
        <Stack gap={3}>
          <FurtherFields words={words} change={change} />
        </Stack>
      </Fold>
      {props.children}
      <div className={props.pinned ? styles.pinned : undefined}>
        <KeyButton
          variant="primary"
          icon={AnswerIcon}
          wide
          busy={busy}
          disabled={props.prepared?.standing.state === 'STALE'}
          shortcut="Ctrl+Enter"
          onClick={() => void send()}
        >
          {t('answers.send', { n: props.targets.length })}
        </KeyButton>
      </div>
    </Stack>
  );
}

function WasGiven({ form: { words, change }, given }: { form: AnswerFormState; given: Given }) {
  const { t } = useText();
  return (
    <Select
      label={t('answers.given')}
      value={words.given ?? given}
      onChange={(picked) => change({ given: picked })}
      options={GIVEN.map((one) => ({ value: one, label: t(`states.given.${one}`) }))}
    />
  );
}

function Picked({ targets, onTargets, missing }: AnswerFormProps & { missing: boolean }) {
  const { t } = useText();
  const rows = useTargets().find(targets);
  return (
    <div className={styles.picked}>
      <p className={styles.legend}>{t('answers.answersWhat', { n: targets.length })}</p>
      {rows.length === 0 && <Muted>{t('answers.pickTargets')}</Muted>}
      <ul className={styles.chips}>
        {rows.map((row) => {
          const words = titleOf(row);
          return (
            <li key={row.id}>
              <RemovableChip
                removeLabel={t('answers.dropTarget', { what: words })}
                onRemove={() => onTargets(targets.filter((target) => target.id !== row.id))}
              >
                <span className={styles.chipWords}>{words}</span>
              </RemovableChip>
            </li>
          );
        })}
      </ul>
      <p className={styles.error} role="alert">
        {missing && t('answers.targetsMissing', { most: TABLE_LIMITS.targetsPerResponse })}
      </p>
    </div>
  );
}

function Responder({ form, people }: { form: AnswerFormState; people: readonly ParticipantView[] }) {
  const { t } = useText();
  const { words, change, missing } = form;
  return (
    <Select
      label={t('answers.responder')}
      hint={people.length === 0 ? t('answers.noResponders') : undefined}
      value={words.responderId}
      onChange={(responderId) => change({ responderId })}
      options={people.map((one) => ({
        value: one.id,
        label: [one.name, one.title, one.unit].filter(Boolean).join(' · '),
      }))}
      placeholder={t('answers.pickResponder')}
      error={missing.includes('responder') ? t('errors.field.MISSING') : undefined}
    />
  );
}

/** Of another unit than the responder's. */
function Owner({ form, responders }: { form: AnswerFormState; responders: readonly ParticipantView[] }) {
  const { t } = useText();
  const { words, change } = form;
  const units = useUnitOptions();
  const fallback = responders.find((one) => one.id === words.responderId)?.unitId ?? null;
  return (
    <Select
      label={t('answers.ownerUnit')}
      value={words.ownerUnitId ?? fallback}
      onChange={(ownerUnitId) => change({ ownerUnitId })}
      options={units}
      placeholder={t('answers.ownerOfResponder')}
    />
  );
}
