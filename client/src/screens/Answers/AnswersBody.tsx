import type { ParticipantView, ReaderState, TargetRef } from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { CommitmentCard, isOwed } from '../../features/commitments/CommitmentCard';
import { useMay } from '../../features/meeting/rights';
import { answersByTarget } from '../../features/responses/answered';
import { AnswerForm } from '../../features/responses/AnswerForm';
import { ResponseCard } from '../../features/responses/ResponseCard';
import { useTargets, type TargetRow } from '../../features/responses/targets';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { AnswerIcon } from '../../ui/console-icons';
import { Dialog } from '../../ui/Dialog';
import { OpinionIcon, PromiseIcon } from '../../ui/icons';
import { Stack } from '../../ui/layout';
import { EmptyState } from '../../ui/States';
import { Badge } from '../../ui/Status';
import { Tabs } from '../../ui/Tabs';
import styles from './Answers.module.css';
import { PutToMe } from './PutToMe';
import { SpokenNow } from './SpokenNow';

type Part = 'OPEN' | 'ANSWERED' | 'OWED';

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
    const answers = answersByTarget(responses);
    const mine = rows.COLLATED.filter((row) => collated[row.id]?.responderUnitId === own.unitId);
    return {
      answers,
      open: mine.filter((row) => !answers.has(row.id)),
      answered: mine.filter((row) => answers.has(row.id)),
    };
  }, [collated, responses, rows, own.unitId]);
}

export function AnswersBody({ own }: { own: ParticipantView }) {
  const { t } = useText();
  const may = useMay();
  const [part, setPart] = useState<Part>('OPEN');
  const [targets, setTargets] = useState<readonly TargetRef[]>([]);
  const [writing, setWriting] = useState(false);
  const put = usePut(own);
  const mayAnswer = may('responses.answer');
  const answer = (row: TargetRow) => {
    if (!targets.some((target) => target.id === row.id))
      setTargets([...targets, { kind: row.kind, id: row.id }]);
    setWriting(true);
  };
  const list = { targets, onTargets: setTargets, onAnswer: answer, may: mayAnswer };
  return (
    <Stack gap={4}>
      <SpokenNow onAnswer={answer} may={mayAnswer} />
      <Tabs
        label={t('answers.title')}
        selected={part}
        onSelect={setPart}
        items={[
          {
            id: 'OPEN',
            label: t('answers.open'),
            badge: (
              <Badge
                count={put.open.length}
                label={t('answers.openCount', { n: put.open.length })}
                tone="waiting"
              />
            ),
            content: <PutToMe rows={put.open} {...list} empty={<NothingOpen />} />,
          },
          {
            id: 'ANSWERED',
            label: t('answers.answeredTab'),
            content: <Answered own={own} rows={put.answered} />,
          },
          { id: 'OWED', label: t('answers.promises'), content: <Owed own={own} /> },
        ]}
      />
      {mayAnswer && targets.length > 0 && (
        <div className={styles.bar}>
          <Button variant="ghost" onClick={() => setTargets([])}>
            {t('desk.unpick', { n: targets.length })}
          </Button>
          <Button variant="primary" icon={AnswerIcon} onClick={() => setWriting(true)}>
            {t('answers.write', { n: targets.length })}
          </Button>
        </div>
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
      <AnswerForm
        draft="own"
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
    .sort((a, b) => b.at - a.at);
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
              <li key={row.id}>{[row.number, row.words].filter(Boolean).join(' ')}</li>
            ))}
          </ul>
        </ResponseCard>
      ))}
    </Stack>
  );
}

function Owed({ own }: { own: ParticipantView }) {
  const { t } = useText();
  const commitments = useMeeting(selectCommitments);
  const owed = Object.values(commitments)
    .filter((one) => one.ownerUnitId === own.unitId && isOwed(one))
    .sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
  if (owed.length === 0) {
    return (
      <EmptyState icon={PromiseIcon} title={t('answers.noPromises')}>
        {t('answers.noPromisesHint')}
      </EmptyState>
    );
  }
  return (
    <Stack gap={3}>
      {owed.map((commitment) => (
        <CommitmentCard key={commitment.id} commitment={commitment} />
      ))}
    </Stack>
  );
}
