import type { Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { firstPlan, type PlanWords } from '../../features/meeting/plan/first-plan';
import { planOf, problemsOf, type PlanForm } from '../../features/meeting/plan/plan-form';
import { PlanFields } from '../../features/meeting/plan/PlanFields';
import { HttpError, postJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { PageTitle, Row, Stack } from '../../ui/layout';
import styles from './Admin.module.css';
import { enterMeeting } from './staff-api';

const ITEMS = 11;

function useFirstWords(): PlanWords {
  const { t } = useText();
  const items = Array.from({ length: ITEMS }, (_, index) => t(`admin.skeleton.${(index + 1) as 1}`));
  return { other: t('common.other'), items };
}

/** A new meeting from sensible beginnings; made once even when the answer is lost and the button pressed again. */
export function NewMeeting({ organisation }: { organisation: string }) {
  const { t } = useText();
  const words = useFirstWords();
  const [form, setForm] = useState<PlanForm>(() => ({
    ...firstPlan(words, Date.now()),
    hostBodies: [organisation],
  }));
  const [rehearsal, setRehearsal] = useState(false);
  const [tried, setTried] = useState(false);
  const problems = problemsOf(form);
  const { busy, failure, create } = useCreate();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failure) top.current?.scrollIntoView();
  }, [failure]);
  const save = () => {
    setTried(true);
    if (problems.length === 0) void create(form, rehearsal);
    else top.current?.scrollIntoView();
  };
  return (
    <Stack gap={6}>
      <div ref={top}>
        <PageTitle below={t('admin.newMeetingHint')}>{t('admin.newMeeting')}</PageTitle>
      </div>
      {failure && (
        <Banner tone="refused" live>
          {failure}
        </Banner>
      )}
      {tried && problems.length > 0 && (
        <Banner tone="refused" live>
          {t('errors.INVALID')}
        </Banner>
      )}
      <PlanFields
        form={form}
        change={(patch) => setForm({ ...form, ...patch })}
        problems={tried ? problems : []}
      />
      <Checkbox
        label={t('admin.rehearsal')}
        hint={t('admin.rehearsalHint')}
        checked={rehearsal}
        onChange={setRehearsal}
      />
      <Buttons busy={busy} onSave={save} />
    </Stack>
  );
}

function Buttons({ busy, onSave }: { busy: boolean; onSave: () => void }) {
  const { t } = useText();
  const [, go] = useLocation();
  return (
    <div className={styles.saveBar}>
      <Row justify="end">
        <Button onClick={() => go('/staff')}>{t('ui.cancel')}</Button>
        <Button variant="primary" busy={busy} onClick={onSave}>
          {t('admin.create')}
        </Button>
      </Row>
    </div>
  );
}

function useCreate() {
  const [, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  // The same ids again and again, so that a lost answer never makes a second meeting.
  const ids = useRef<{ command: Id; meeting: Id; of: string } | null>(null);
  const create = async (form: PlanForm, rehearsal: boolean) => {
    setBusy(true);
    setFailure('');
    const plan = planOf(form);
    const of = JSON.stringify({ plan, rehearsal });
    if (ids.current?.of !== of)
      ids.current = { command: makeId(), meeting: ids.current?.meeting ?? makeId(), of };
    const { command: id, meeting: meetingId } = ids.current;
    try {
      const payload = { meetingId, plan, rehearsal };
      await postJson('api/organisation/commands/meeting.create', { id, payload }).catch((error: unknown) => {
        // It was made by the press before, with other words; those can be corrected inside.
        if (!(error instanceof HttpError && error.code === 'ID_TAKEN')) throw error;
      });
      go(await enterMeeting(meetingId));
    } catch (error) {
      setFailure(failureText(error));
      setBusy(false);
    }
  };
  return { busy, failure, create };
}
