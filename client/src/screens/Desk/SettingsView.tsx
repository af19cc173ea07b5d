import type { MeetingView, ReaderState } from '@doi-thoai/shared';
import { useState } from 'react';
import { BoardPart } from '../../features/follow-up/BoardPart';
import { ExportPart } from '../../features/meeting-file/ExportPart';
import { useMay } from '../../features/meeting/rights';
import {
  formOf,
  planOf,
  problemsOf,
  withOfficer,
  type Officer,
  type PlanForm,
} from '../../features/meeting/plan/plan-form';
import { PlanFields } from '../../features/meeting/plan/PlanFields';
import { useAct } from '../../features/meeting/use-act';
import { useOfficers } from '../../features/participants/units';
import { Deadlines } from '../../features/organisation/Deadlines';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { CodeText } from '../../ui/Figures';
import { Muted, Row, Stack } from '../../ui/layout';
import styles from './Desk.module.css';

const selectMeeting = (state: ReaderState) => state.meeting;

export function SettingsView() {
  const meeting = useMeeting(selectMeeting);
  return (
    meeting && (
      <>
        <Deadlines meeting={meeting} />
        <Configure meeting={meeting} />
        <div className={styles.sheet}>
          <BoardPart meeting={meeting} />
        </div>
        <div className={styles.sheet}>
          <ExportPart meeting={meeting} />
        </div>
      </>
    )
  );
}

/** The plan in hand belongs to the plan that it was opened with; what others saved meanwhile is said. */
function useConfigure(meeting: MeetingView, officers: readonly Officer[]) {
  const { t } = useText();
  const act = useAct();
  const [edit, setEdit] = useState<{ form: PlanForm; base: string } | null>(null);
  const [tried, setTried] = useState(false);
  const form = edit?.form ?? formOf(meeting);
  const problems = problemsOf(form, officers);
  // The version also moves with the phase, which is no reason to throw away what was typed.
  const present = JSON.stringify(planOf(formOf(meeting)));
  const moved = edit !== null && edit.base !== present;
  const save = async () => {
    setTried(true);
    if (edit === null || moved || problems.length > 0) return;
    const payload = { plan: planOf(withOfficer(form, officers)), seen: meeting.version };
    const answer = await act('meeting.configure', payload, { done: t('desk.configured') });
    if (answer.ok) setEdit(null);
  };
  const change = (patch: Partial<PlanForm>) =>
    setEdit({ form: { ...form, ...patch }, base: edit?.base ?? present });
  const shown = tried ? problems : [];
  return { form, change, problems: shown, edited: edit !== null, moved, save, drop: () => setEdit(null) };
}

function Configure({ meeting }: { meeting: MeetingView }) {
  const { t } = useText();
  const may = useMay();
  const officers = useOfficers();
  const { form, change, problems, edited, moved, save, drop } = useConfigure(meeting, officers);
  return (
    <div className={styles.sheet}>
      <fieldset disabled={!may('meeting.configure')}>
        <Stack gap={4}>
          <Row justify="between">
            <h2>{t('desk.settings')}</h2>
            <Muted as="span">
              {t('desk.joinCode')} <CodeText code={meeting.code} />
            </Muted>
          </Row>
          {!may('meeting.configure') && <Banner>{t('desk.settingsClosed')}</Banner>}
          {moved && <Moved onReload={drop} />}
          <PlanFields form={form} change={change} problems={problems} officers={officers} />
        </Stack>
      </fieldset>
      {edited && (
        <div className={styles.saveBar}>
          <Button variant="primary" disabled={moved} onClick={() => void save()}>
            {t('common.save')}
          </Button>
          <Button onClick={drop}>{t('desk.dropChanges')}</Button>
          {problems.length > 0 && <Muted as="span">{t('errors.INVALID')}</Muted>}
        </div>
      )}
    </div>
  );
}

function Moved({ onReload }: { onReload: () => void }) {
  const { t } = useText();
  return (
    <Banner
      tone="waiting"
      live
      title={t('desk.settingsMoved')}
      actions={<Button onClick={onReload}>{t('desk.settingsReload')}</Button>}
    >
      {t('desk.settingsMovedHint')}
    </Banner>
  );
}
