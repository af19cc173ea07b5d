import type { ReaderState, TargetRef } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { PromiseList } from '../../../features/commitments/PromiseList';
import { isOwed } from '../../../features/commitments/timeliness';
import { useMay } from '../../../features/meeting/rights';
import { useResponders } from '../../../features/participants/units';
import { CalendarButton } from '../../../features/reminders/CalendarDialog';
import { OfferItem } from '../../../features/reminders/OfferItem';
import { PromisedButton } from '../../../features/reminders/PromisedButton';
import { RemindersButton } from '../../../features/reminders/Reminders';
import { AnswerActs } from '../../../features/responses/AnswerActs';
import { AnswerForm } from '../../../features/responses/AnswerForm';
import { ResponseCard } from '../../../features/responses/ResponseCard';
import { TargetPicker } from '../../../features/responses/TargetPicker';
import { useWaitingCount, WaitingAnswers, WhatItAnswers } from '../../../features/responses/WaitingAnswers';
import { useMeeting } from '../../../realtime/hooks';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { ChipGroup } from '../../../ui/Chip';
import { AnswerIcon } from '../../../ui/console-icons';
import { Row, Stack } from '../../../ui/layout';
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
  const [first] = useState(view.ledToOwed > 0 ? 'outcome' : 'targets');
  // A phone turns to the form for each that is begun from the cards, also twice for the same.
  const [begun, setBegun] = useState<string | null>(null);
  const record = (target: TargetRef): void => {
    dispatch({ act: 'TARGETS', targets: [target] });
    setBegun(makeId());
  };
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
      first={first}
      attend={[
        ['outcome', view.ledToOwed > 0 ? `${view.ledToOwed}` : null],
        ['form', begun],
      ]}
      panes={[
        { id: 'targets', title: t('desk.toBeAnswered'), flush: true, content: picker },
        { id: 'form', title: t('desk.recordAnswer'), content: <Recording /> },
        { id: 'outcome', title: t('desk.outcome'), content: <Outcome onRecord={record} /> },
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

function Outcome({ onRecord }: { onRecord: (target: TargetRef) => void }) {
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
      {view.outcome === 'WAITING' && <WaitingAnswers onRecord={onRecord} />}
      {view.outcome === 'OWED' && (
        <>
          <AboutPromises />
          <Owed />
        </>
      )}
    </Stack>
  );
}

/** What is looked up beside the promises. */
function AboutPromises() {
  return (
    <Row>
      <RemindersButton />
      <CalendarButton />
      <PromisedButton acts={<OfferItem />} />
    </Row>
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

function Owed() {
  const { t } = useText();
  const commitments = useMeeting(selectCommitments);
  const promises = useMemo(() => Object.values(commitments), [commitments]);
  return (
    <PromiseList
      size="small"
      promises={promises}
      empty={{ title: t('desk.nothingOwed'), hint: t('desk.nothingOwedHint') }}
    />
  );
}
