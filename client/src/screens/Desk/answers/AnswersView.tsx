import type { CommitmentView, Id, ReaderState } from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { CommitmentCard, isOwed, isOverdue } from '../../../features/commitments/CommitmentCard';
import { CommitmentDialog } from '../../../features/commitments/CommitmentDialog';
import { useMay } from '../../../features/meeting/rights';
import { useResponders } from '../../../features/participants/units';
import { AnswerActs } from '../../../features/responses/AnswerActs';
import { AnswerForm } from '../../../features/responses/AnswerForm';
import { ResponseCard } from '../../../features/responses/ResponseCard';
import { TargetPicker } from '../../../features/responses/TargetPicker';
import { useWaitingCount, WaitingAnswers, WhatItAnswers } from '../../../features/responses/WaitingAnswers';
import { useMeeting } from '../../../realtime/hooks';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { ChipGroup } from '../../../ui/Chip';
import { AnswerIcon } from '../../../ui/console-icons';
import { PromiseIcon } from '../../../ui/icons';
import { Stack } from '../../../ui/layout';
import { Panes } from '../../../ui/Panes';
import { EmptyState } from '../../../ui/States';
import { useDesk } from '../desk-view';
import { useAnswers } from '../opinions/rows';

const selectResponses = (state: ReaderState) => state.responses;
const selectCommitments = (state: ReaderState) => state.commitments;
const selectInSession = (state: ReaderState) => state.meeting?.phase === 'IN_SESSION';

/** What is answered | the answer of a leader, typed by the secretary | what was answered and promised. */
export function AnswersView() {
  const { t } = useText();
  const { view, dispatch } = useDesk();
  const answers = useAnswers();
  const picker = (
    <TargetPicker
      targets={view.targets}
      onTargets={(targets) => dispatch({ act: 'TARGETS', targets })}
      answers={answers}
    />
  );
  return (
    <Panes
      label={t('desk.answers')}
      layout="columns"
      first="targets"
      panes={[
        { id: 'targets', title: t('desk.toBeAnswered'), flush: true, content: picker },
        { id: 'form', title: t('desk.recordAnswer'), content: <Recording /> },
        { id: 'outcome', title: t('desk.outcome'), content: <Outcome /> },
      ]}
    />
  );
}

function Recording() {
  const { t } = useText();
  const { view, dispatch } = useDesk();
  const may = useMay();
  const responders = useResponders();
  const inSession = useMeeting(selectInSession);
  if (!may('responses.answer')) return <Banner>{t('desk.noAnswersNow')}</Banner>;
  return (
    <AnswerForm
      draft="desk"
      targets={view.targets}
      onTargets={(targets) => dispatch({ act: 'TARGETS', targets })}
      responders={responders}
      given={inSession ? 'LIVE' : 'WRITTEN'}
      onDone={() => {
        dispatch({ act: 'TARGETS', targets: [] });
        dispatch({ act: 'GO', tab: 'ANSWERS', outcome: 'GIVEN' });
      }}
    />
  );
}

function Outcome() {
  const { t } = useText();
  const { view, dispatch } = useDesk();
  const responses = useMeeting(selectResponses);
  const commitments = useMeeting(selectCommitments);
  const owed = useMemo(() => Object.values(commitments).filter(isOwed), [commitments]);
  const waiting = useWaitingCount();
  return (
    <Stack gap={3}>
      <ChipGroup
        legend={t('desk.outcome')}
        legendHidden
        value={view.outcome}
        onChange={(outcome) => dispatch({ act: 'GO', tab: 'ANSWERS', outcome })}
        options={[
          { value: 'WAITING', label: t('answers.waiting'), count: waiting },
          { value: 'GIVEN', label: t('desk.given'), count: Object.keys(responses).length },
          { value: 'OWED', label: t('desk.owed'), count: owed.length },
        ]}
      />
      {view.outcome === 'GIVEN' && <Given />}
      {view.outcome === 'WAITING' && <WaitingAnswers />}
      {view.outcome === 'OWED' && <Owed />}
    </Stack>
  );
}

function Given() {
  const { t } = useText();
  const responses = useMeeting(selectResponses);
  const latest = useMemo(() => Object.values(responses).sort((a, b) => b.at - a.at), [responses]);
  if (latest.length === 0) {
    return (
      <EmptyState icon={AnswerIcon} title={t('desk.noAnswers')}>
        {t('desk.noAnswersHint')}
      </EmptyState>
    );
  }
  return latest.map((response) => (
    <ResponseCard key={response.id} response={response}>
      <WhatItAnswers response={response} />
      <AnswerActs response={response} />
    </ResponseCard>
  ));
}

/** Promises with the nearest date first; those without a date last. */
function useOwed(): CommitmentView[] {
  const commitments = useMeeting(selectCommitments);
  return useMemo(
    () =>
      Object.values(commitments)
        .filter(isOwed)
        .sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') || a.at - b.at),
    [commitments],
  );
}

function Owed() {
  const { t } = useText();
  const owed = useOwed();
  const [editing, setEditing] = useState<Id | null>(null);
  const late = owed.filter((one) => isOverdue(one)).length;
  const opened = owed.find((one) => one.id === editing);
  if (owed.length === 0) {
    return (
      <EmptyState icon={PromiseIcon} title={t('desk.nothingOwed')}>
        {t('desk.nothingOwedHint')}
      </EmptyState>
    );
  }
  return (
    <>
      {late > 0 && <Banner tone="refused">{t('desk.lateCount', { n: late })}</Banner>}
      {owed.map((one) => (
        <CommitmentCard
          key={one.id}
          commitment={one}
          actions={<EditButton onPress={() => setEditing(one.id)} />}
        />
      ))}
      {opened && <CommitmentDialog commitment={opened} onClose={() => setEditing(null)} />}
    </>
  );
}

function EditButton({ onPress }: { onPress: () => void }) {
  const { t } = useText();
  const may = useMay();
  if (!may('commitments.edit')) return null;
  return (
    <Button size="small" onClick={onPress}>
      {t('common.edit')}
    </Button>
  );
}
