import type { ReaderState, ReopeningView, ResponseView, TargetRef } from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { ChipGroup } from '../../ui/Chip';
import { AnswerIcon } from '../../ui/console-icons';
import { Muted, Row, Stack } from '../../ui/layout';
import { EmptyState } from '../../ui/States';
import { useMay } from '../meeting/rights';
import { AnswerActs } from './AnswerActs';
import { ManyAnswersDialog } from './ManyAnswersDialog';
import { ReopenedList } from './ReopenedList';
import { stateOf } from './response-state';
import { ResponseCard } from './ResponseCard';
import { useTargets } from './targets';
import { useOpenReopenings } from './use-reopenings';

const VIEWS = ['DRAFT', 'APPROVED', 'RETURNED', 'REOPENED'] as const;
type View = (typeof VIEWS)[number];

const selectResponses = (state: ReaderState) => state.responses;

/** Answers that wait, the oldest first, by what they wait for. */
function useWaiting(): Record<Exclude<View, 'REOPENED'>, ResponseView[]> {
  const responses = useMeeting(selectResponses);
  return useMemo(() => {
    const waiting = Object.values(responses)
      .filter(({ state }) => state !== 'PUBLISHED')
      .sort((a, b) => a.at - b.at);
    const of = (view: View) => waiting.filter((one) => stateOf(one) === view);
    return { DRAFT: of('DRAFT'), APPROVED: of('APPROVED'), RETURNED: of('RETURNED') };
  }, [responses]);
}

/** How many wait for an act of chair or desk, and are owed again. */
export function useWaitingCount(): number {
  const { DRAFT, APPROVED } = useWaiting();
  return DRAFT.length + APPROVED.length + useOpenReopenings().length;
}

interface WaitingProps {
  /** Where answers are recorded: begins one for what is owed again. */
  onRecord?: (target: TargetRef) => void;
}

/** What was handed in: approved or sent back by the chair, published, several at once; and what is owed again. */
export function WaitingAnswers({ onRecord }: WaitingProps) {
  const { t } = useText();
  const [view, setView] = useState<View>('DRAFT');
  const waiting = useWaiting();
  const reopened = useOpenReopenings();
  const count = (one: View) => (one === 'REOPENED' ? reopened.length : waiting[one].length);
  const rows = view === 'REOPENED' ? [] : waiting[view];
  return (
    <Stack gap={3}>
      <ChipGroup
        legend={t('answers.waitingList')}
        legendHidden
        value={view}
        onChange={setView}
        options={VIEWS.map((value) => ({ value, label: t(`answers.waits.${value}`), count: count(value) }))}
      />
      {view === 'REOPENED' ? (
        <ReopenedList rows={reopened} acts={(row) => <HowAnswered row={row} onRecord={onRecord} />} />
      ) : (
        <Rows view={view} rows={rows} />
      )}
    </Stack>
  );
}

/** Chairs answer through the desk, which records it; a unit does it itself. Nothing while an answer is handed in. */
function HowAnswered({ row, onRecord }: WaitingProps & { row: ReopeningView }) {
  const { t } = useText();
  const may = useMay()('responses.answer');
  const { answerId, number, words, unit, target } = row;
  if (answerId !== null) return null;
  const what = number === null ? words : `#${number}`;
  if (!may || !onRecord) {
    return <Muted>{unit ? t('answers.unitAnswers', { level: unit }) : t('answers.deskRecords')}</Muted>;
  }
  return (
    <Row>
      <Button size="small" aria-label={t('answers.recordOf', { what })} onClick={() => onRecord(target)}>
        {t('answers.recordAnswer')}
      </Button>
    </Row>
  );
}

function Rows({ view, rows }: { view: Exclude<View, 'REOPENED'>; rows: readonly ResponseView[] }) {
  const { t } = useText();
  if (rows.length === 0) {
    return (
      <EmptyState icon={AnswerIcon} title={t(`answers.none.${view}`)}>
        {t('answers.noneWords')}
      </EmptyState>
    );
  }
  return (
    <>
      <AllAtOnce view={view} rows={rows} />
      {rows.map((response) => (
        <ResponseCard key={response.id} response={response}>
          <WhatItAnswers response={response} />
          <AnswerActs response={response} />
        </ResponseCard>
      ))}
    </>
  );
}

function AllAtOnce({ view, rows }: { view: View; rows: readonly ResponseView[] }) {
  const { t } = useText();
  const may = useMay();
  // As they were when it was pressed: what comes in meanwhile is not approved unread.
  const [picked, setPicked] = useState<readonly ResponseView[] | null>(null);
  const act = view === 'DRAFT' ? 'approve' : 'publish';
  const offered = rows.length > 1 && view !== 'RETURNED' && may(`responses.${act}`);
  return (
    <>
      {offered && (
        <Button onClick={() => setPicked(rows)}>{t(`answers.${act}Many`, { n: rows.length })}</Button>
      )}
      {picked && <ManyAnswersDialog act={act} picked={picked} onClose={() => setPicked(null)} />}
    </>
  );
}

export function WhatItAnswers({ response }: { response: ResponseView }) {
  const { t } = useText();
  const rows = useTargets().find(response.targets);
  const words = rows.map((row) => [row.number, row.words].filter(Boolean).join(' ')).join('; ');
  return <Muted>{t('answers.answersThese', { n: response.targets.length, what: words })}</Muted>;
}
