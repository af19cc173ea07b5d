import type { EarlierMeeting, EarlierPlan, Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { useRef, useState } from 'react';
import { useLocation, useSearch } from '../../router';
import { firstPlan, followingPlan, type PlanWords } from '../../features/meeting/plan/first-plan';
import { planOf, problemsOf, type PlanForm } from '../../features/meeting/plan/plan-form';
import { PlanFields } from '../../features/meeting/plan/PlanFields';
import { HttpError, postJson } from '../../realtime/http';
import { refusalText } from '../../realtime/refusal-text';
import { useFetched } from '../../realtime/use-fetched';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Card, Muted, PageTitle, Row, Stack } from '../../ui/layout';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import styles from './Admin.module.css';
import { enterMeeting } from './staff-api';
import { useSending } from './use-sending';

const ITEMS = 11;

function useFirstWords(): PlanWords {
  const { t } = useText();
  const items = Array.from({ length: ITEMS }, (_, index) => t(`admin.skeleton.${(index + 1) as 1}`));
  return { other: t('common.other'), items };
}

/** From sensible beginnings, or after an earlier meeting (`?after=`). */
export function NewMeeting({ organisation }: { organisation: string }) {
  const after = new URLSearchParams(useSearch()).get('after');
  const words = useFirstWords();
  if (after !== null) return <FollowingMeeting key={after} earlierId={after} />;
  const begin = (): PlanForm => ({ ...firstPlan(words, Date.now()), hostBodies: [organisation] });
  return <MeetingForm begin={begin} earlier={null} />;
}

function FollowingMeeting({ earlierId }: { earlierId: Id }) {
  const [found, again] = useFetched<EarlierPlan>(`api/staff/meetings/${earlierId}/earlier`);
  if (found.state === 'failed') {
    return <ErrorState title={refusalText({ code: found.failure })} onRetry={again} />;
  }
  if (found.state === 'loading') {
    return (
      <SkeletonRegion>
        <Skeleton shape="title" />
        <Skeleton shape="card" count={3} />
      </SkeletonRegion>
    );
  }
  const { plan, people, units } = found.value;
  const earlier = { meetingId: earlierId, title: plan.title, people, units };
  return <MeetingForm begin={() => followingPlan(plan, Date.now())} earlier={earlier} />;
}

/** The meeting that the new one follows. */
interface Earlier {
  meetingId: Id;
  title: string;
  people: number;
  units: number;
}

/** Made once even when the answer is lost and the button pressed again. */
function MeetingForm({ begin, earlier }: { begin: () => PlanForm; earlier: Earlier | null }) {
  const { t } = useText();
  const [form, setForm] = useState<PlanForm>(begin);
  const [rehearsal, setRehearsal] = useState(false);
  const [taken, setTaken] = useState({ units: true, roster: false });
  const [tried, setTried] = useState(false);
  const { busy, failure, create } = useCreate();
  const found = problemsOf(form);
  const problems = tried ? found : [];
  const save = () => {
    setTried(true);
    if (found.length > 0) scrollTo({ top: 0 });
    else void create(form, rehearsal, earlier && { meetingId: earlier.meetingId, ...taken });
  };
  return (
    <Stack gap={6}>
      <PageTitle
        below={earlier ? t('admin.followingHint', { title: earlier.title }) : t('admin.newMeetingHint')}
      >
        {t(earlier ? 'admin.following' : 'admin.newMeeting')}
      </PageTitle>
      <Trouble words={failure || (problems.length > 0 ? t('errors.INVALID') : '')} />
      {earlier && <TakenOver earlier={earlier} taken={taken} onTaken={setTaken} />}
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

type Taken = Pick<EarlierMeeting, 'units' | 'roster'>;

interface TakenOverProps {
  earlier: Earlier;
  taken: Taken;
  onTaken: (taken: Taken) => void;
}

/** What comes along beside the plan: people bring their units. */
function TakenOver({ earlier, taken, onTaken }: TakenOverProps) {
  const { t } = useText();
  return (
    <Card>
      <Stack gap={3}>
        <h2>{t('admin.takenOver')}</h2>
        <Checkbox
          label={t('admin.takeUnits', { n: earlier.units })}
          checked={taken.units || taken.roster}
          disabled={taken.roster}
          onChange={(units) => onTaken({ ...taken, units })}
        />
        <Checkbox
          label={t('admin.takeRoster', { n: earlier.people })}
          hint={t('admin.takeRosterHint')}
          checked={taken.roster}
          onChange={(roster) => onTaken({ ...taken, roster })}
        />
        {!taken.roster && <Muted>{t('admin.rosterEmpty')}</Muted>}
        <Muted>{t('admin.takenNever')}</Muted>
      </Stack>
    </Card>
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
  const create = (form: PlanForm, rehearsal: boolean, earlier: EarlierMeeting | null) => {
    const plan = planOf(form);
    const of = JSON.stringify({ plan, rehearsal, earlier });
    if (ids.current?.of !== of)
      ids.current = { command: makeId(), meeting: ids.current?.meeting ?? makeId(), of };
    const { command: id, meeting: meetingId } = ids.current;
    const payload = { meetingId, plan, rehearsal, earlier };
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
