import type {
  CommitmentView,
  ParticipantView,
  ReaderState,
  ReopeningView,
  TargetRef,
} from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { PromiseList } from '../../features/commitments/PromiseList';
import { hasPart } from '../../features/commitments/steps';
import { isOwed } from '../../features/commitments/timeliness';
import { selectOver } from '../../features/meeting/over';
import { useMay } from '../../features/meeting/rights';
import { answersByTarget } from '../../features/responses/answered';
import { AnswerActs } from '../../features/responses/AnswerActs';
import { ReopenedList } from '../../features/responses/ReopenedList';
import { stateOf } from '../../features/responses/response-state';
import { ResponseCard } from '../../features/responses/ResponseCard';
import { titleOf, useTargets, type TargetRow } from '../../features/responses/targets';
import { useOpenReopenings } from '../../features/responses/use-reopenings';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { AnswerIcon } from '../../ui/console-icons';
import { Dialog } from '../../ui/Dialog';
import { OpinionIcon } from '../../ui/icons';
import { Stack } from '../../ui/layout';
import { EmptyState } from '../../ui/States';
import { Badge } from '../../ui/Status';
import { Tabs } from '../../ui/Tabs';
import styles from './Answers.module.css';
import { OwnAnswer } from './OwnAnswer';
import { PutToMe, type Picking } from './PutToMe';
import { SpokenBefore } from './SpokenBefore';
import { SpokenNow } from './SpokenNow';

type Part = 'OPEN' | 'SPOKEN' | 'ANSWERED' | 'OWED';

const selectResponses = (state: ReaderState) => state.responses;
const selectCommitments = (state: ReaderState) => state.commitments;
const selectCollated = (state: ReaderState) => state.collated;
const selectInSession = (state: ReaderState) => state.meeting?.phase === 'IN_SESSION';

/** What was put to the own unit, split into answered and not; a seat also gets others' rows as an author. */
function usePut(own: ParticipantView) {
  const collated = useMeeting(selectCollated);
  const responses = useMeeting(selectResponses);
  const { rows } = useTargets();
  return useMemo(() => {
    const answers = answersByTarget(responses, collated);
    const mine = rows.COLLATED.filter((row) => collated[row.id]?.responderUnitId === own.unitId);
    return {
      answers,
      open: mine.filter((row) => !answers.has(row.id)),
      answered: mine.filter((row) => answers.has(row.id)),
    };
  }, [collated, responses, rows, own.unitId]);
}

/** What was put to the unit, and what came back to it, that nobody has answered yet. */
function useWaiting(own: ParticipantView) {
  const put = usePut(own);
  const brought = useOpenReopenings().filter((one) => one.unitId === own.unitId && one.answerId === null);
  return { put, brought, n: put.open.length + brought.length };
}

function useOwnPromises(own: ParticipantView): CommitmentView[] {
  const commitments = useMeeting(selectCommitments);
  return Object.values(commitments).filter((one) => hasPart(one, own.unitId));
}

/** After the meeting, when nothing waits for an answer, a unit begins with what it promised. */
function useFirstPart(own: ParticipantView): Part {
  const { n } = useWaiting(own);
  const promised = useOwnPromises(own).length > 0;
  return useMeeting(selectOver) && n === 0 && promised ? 'OWED' : 'OPEN';
}

export function AnswersBody({ own }: { own: ParticipantView }) {
  const may = useMay();
  const [targets, setTargets] = useState<readonly TargetRef[]>([]);
  const [writing, setWriting] = useState(false);
  const [part, setPart] = useState(useFirstPart(own));
  const answer = (row: TargetRow) => {
    if (!targets.some((target) => target.id === row.id))
      setTargets([...targets, { kind: row.kind, id: row.id }]);
    setWriting(true);
  };
  const picking: Picking = { targets, onTargets: setTargets, onAnswer: answer, may: may('responses.answer') };
  return (
    <Stack gap={4}>
      <SpokenNow onAnswer={answer} may={picking.may} />
      <Lists own={own} picking={picking} part={part} onPart={setPart} />
      {picking.may && part === 'OPEN' && targets.length > 0 && (
        <PickedBar n={targets.length} onClear={() => setTargets([])} onWrite={() => setWriting(true)} />
      )}
      <Writing
        open={writing}
        own={own}
        targets={targets}
        onTargets={setTargets}
        onClose={() => setWriting(false)}
      />
    </Stack>
  );
}

interface ListsProps {
  own: ParticipantView;
  picking: Picking;
  part: Part;
  onPart: (part: Part) => void;
}

function Lists({ own, picking, part, onPart }: ListsProps) {
  const { t } = useText();
  const { put, brought, n } = useWaiting(own);
  const owed = useOwnPromises(own).filter(isOwed).length;
  return (
    <Tabs
      label={t('answers.title')}
      selected={part}
      onSelect={onPart}
      items={[
        {
          id: 'OPEN',
          label: t('answers.open'),
          badge: <Badge count={n} label={t('answers.openCount', { n })} tone="waiting" />,
          content: (
            <Stack gap={4}>
              {brought.length > 0 && <Brought rows={brought} picking={picking} />}
              {(brought.length === 0 || put.open.length > 0) && (
                <PutToMe ownId={own.id} rows={put.open} {...picking} empty={<NothingOpen />} />
              )}
            </Stack>
          ),
        },
        { id: 'SPOKEN', label: t('answers.spoken'), content: <SpokenBefore {...picking} /> },
        {
          id: 'ANSWERED',
          label: t('answers.answeredTab'),
          badge: <ReturnedBadge own={own} />,
          content: <Answered own={own} rows={put.answered} />,
        },
        {
          id: 'OWED',
          label: t('answers.promises'),
          badge: <Badge count={owed} label={t('answers.owedCount', { n: owed })} />,
          content: <Owed own={own} />,
        },
      ]}
    />
  );
}

/** What the unit below answered and its author does not find answered. */
function Brought({ rows, picking }: { rows: readonly ReopeningView[]; picking: Picking }) {
  const { t } = useText();
  const { find } = useTargets();
  return (
    <Stack as="section" gap={3}>
      <h2>{t('answers.waits.REOPENED')}</h2>
      <ReopenedList
        rows={rows}
        acts={({ target }) => {
          const [row] = find([target]);
          return (
            row &&
            picking.may && <Button onClick={() => picking.onAnswer(row)}>{t('answers.answerOne')}</Button>
          );
        }}
      />
    </Stack>
  );
}

/** The chair asks this unit to mend something. */
function ReturnedBadge({ own }: { own: ParticipantView }) {
  const { t } = useText();
  const n = useMeeting(
    (state) =>
      Object.values(state.responses).filter(
        (one) => one.responderUnitId === own.unitId && stateOf(one) === 'RETURNED',
      ).length,
  );
  return <Badge count={n} label={`${t('answers.waits.RETURNED')}: ${n}`} tone="waiting" />;
}

function PickedBar({ n, onClear, onWrite }: { n: number; onClear: () => void; onWrite: () => void }) {
  const { t } = useText();
  return (
    <div className={styles.bar}>
      <Button variant="ghost" onClick={onClear}>
        {t('desk.unpick', { n })}
      </Button>
      <Button variant="primary" icon={AnswerIcon} onClick={onWrite}>
        {t('answers.write', { n })}
      </Button>
    </div>
  );
}

interface WritingProps {
  open: boolean;
  own: ParticipantView;
  targets: readonly TargetRef[];
  onTargets: (targets: readonly TargetRef[]) => void;
  onClose: () => void;
}

function Writing({ open, own, targets, onTargets, onClose }: WritingProps) {
  const { t } = useText();
  const inSession = useMeeting(selectInSession);
  return (
    <Dialog open={open} shape="wide" title={t('answers.writeTitle')} onClose={onClose}>
      <OwnAnswer
        targets={targets}
        onTargets={onTargets}
        ownId={own.id}
        given={inSession ? 'LIVE' : 'WRITTEN'}
        onDone={() => {
          onTargets([]);
          onClose();
        }}
      />
    </Dialog>
  );
}

function NothingOpen() {
  const { t } = useText();
  return (
    <EmptyState icon={OpinionIcon} title={t('answers.nothingOpen')}>
      {t('answers.nothingOpenHint')}
    </EmptyState>
  );
}

/** Answers of the own unit, each with what it answered; the latest first. */
function Answered({ own, rows }: { own: ParticipantView; rows: readonly TargetRow[] }) {
  const { t } = useText();
  const responses = useMeeting(selectResponses);
  const { find } = useTargets();
  const given = Object.values(responses)
    .filter(
      (one) =>
        one.responderUnitId === own.unitId || one.targets.some(({ id }) => rows.some((row) => row.id === id)),
    )
    // What was sent back is to be mended: it stands first.
    .sort((a, b) => Number(stateOf(b) === 'RETURNED') - Number(stateOf(a) === 'RETURNED') || b.at - a.at);
  if (given.length === 0) {
    return (
      <EmptyState icon={AnswerIcon} title={t('answers.noneGiven')}>
        {t('answers.noneGivenHint')}
      </EmptyState>
    );
  }
  return (
    <Stack gap={3}>
      {given.map((response) => (
        <ResponseCard key={response.id} response={response}>
          <ul className={styles.what}>
            {find(response.targets).map((row) => (
              <li key={row.id}>{titleOf(row)}</li>
            ))}
          </ul>
          {response.responderUnitId === own.unitId && response.state !== 'PUBLISHED' && (
            <AnswerActs response={response} />
          )}
        </ResponseCard>
      ))}
    </Stack>
  );
}

/** Promises in which the own unit has a part. */
function Owed({ own }: { own: ParticipantView }) {
  const { t } = useText();
  return (
    <PromiseList
      promises={useOwnPromises(own)}
      empty={{ title: t('answers.noPromises'), hint: t('answers.noPromisesHint') }}
    />
  );
}
