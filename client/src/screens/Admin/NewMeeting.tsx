import type { Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { useRef, useState } from 'react';
import { useLocation } from '../../router';
import { firstPlan, type PlanWords } from '../../features/meeting/plan/first-plan';
import { planOf, problemsOf, type PlanForm } from '../../features/meeting/plan/plan-form';
import { PlanFields } from '../../features/meeting/plan/PlanFields';
import { HttpError, postJson } from '../../realtime/http';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { PageTitle, Row, Stack } from '../../ui/layout';
import styles from './Admin.module.css';
import { enterMeeting } from './staff-api';
import { useSending } from './use-sending';

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
  const { busy, failure, create } = useCreate();
  const found = problemsOf(form);
  const problems = tried ? found : [];
  const save = () => {
    setTried(true);
    if (found.length === 0) void create(form, rehearsal);
    else scrollTo({ top: 0 });
  };
  return (
    <Stack gap={6}>
      <PageTitle below={t('admin.newMeetingHint')}>{t('admin.newMeeting')}</PageTitle>
      <Trouble words={failure || (problems.length > 0 ? t('errors.INVALID') : '')} />
      <PlanFields form={form} change={(patch) => setForm({ ...form, ...patch })} problems={problems} />
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

function Trouble({ words }: { words: string }) {
  if (words === '') return null;
  return (
    <Banner tone="refused" live>
      {words}
    </Banner>
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
  const { busy, failure, send } = useSending();
  // The same ids again and again, so that a lost answer never makes a second meeting.
  const ids = useRef<{ command: Id; meeting: Id; of: string } | null>(null);
  const create = (form: PlanForm, rehearsal: boolean) => {
    const plan = planOf(form);
    const of = JSON.stringify({ plan, rehearsal });
    if (ids.current?.of !== of)
      ids.current = { command: makeId(), meeting: ids.current?.meeting ?? makeId(), of };
    const { command: id, meeting: meetingId } = ids.current;
    const payload = { meetingId, plan, rehearsal };
    return send(async () => {
      await postJson('api/organisation/commands/meeting.create', { id, payload }).catch(unlessMade);
      go(await enterMeeting(meetingId));
    });
  };
  return { busy, failure, create };
}

/** It was made by the press before, with other words; those can be corrected inside. */
function unlessMade(error: unknown): void {
  if (!(error instanceof HttpError && error.code === 'ID_TAKEN')) throw error;
}
