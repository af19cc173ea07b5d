import type { SubmissionView, TrackedLine } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { PromiseNote } from '../../features/commitments/PromiseNote';
import { AnswerNote } from '../../features/responses/AnswerNote';
import { receivedLabel } from '../../features/submissions/author-label';
import { AsideCard } from '../../features/submissions/AsideCard';
import { OpeningNote } from '../../features/submissions/OpeningNote';
import { SubmissionCard } from '../../features/submissions/SubmissionCard';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { HideIcon, LockIcon } from '../../ui/icons';
import { Muted } from '../../ui/layout';
import { Standing } from '../Delegate/Standing';
import { ReceiptButtons } from './ReceiptButtons';

interface TrackedOpinionProps {
  line: TrackedLine;
  opinion: SubmissionView;
  /** Null: only for reading. */
  receipt: string | null;
  /** The code as it is shown on the card. */
  code: ReactNode;
  moderated: boolean;
  onChanged: () => Promise<void>;
  children?: ReactNode;
}

/** The whole line of one opinion, for whoever has nothing but its code. */
export function TrackedOpinion(props: TrackedOpinionProps) {
  const { line, opinion, receipt, code, moderated, onChanged, children } = props;
  const { t } = useText();
  const { opening, topics } = line;
  const time = receivedLabel(opinion);
  const received = t(opinion.disclosure === 'ANONYMOUS' ? 'track.receivedOn' : 'delegate.receivedAt', {
    time,
  });
  const named = opinion.disclosure === 'NAMED';
  const hidden = opinion.disclosure === 'ANONYMOUS' ? HideIcon : LockIcon;
  const chip = !named && <Chip icon={hidden}>{t(`states.disclosure.${opinion.disclosure}`)}</Chip>;
  const topic = topics.find(({ id }) => id === opinion.topicId)?.name ?? '';
  const opened = opening && <OpeningNote opening={opening} own={receipt !== null} />;
  if (opinion.aside) {
    return (
      <AsideCard submission={opinion} aside={opinion.aside} topic={topic} code={code}>
        {opened}
        <Muted>{received}</Muted>
        {children}
      </AsideCard>
    );
  }
  return (
    <SubmissionCard
      submission={opinion}
      topic={topic}
      answers={line.responses}
      promises={line.commitments}
      moderated={moderated}
      unnamed={{ chip, code, received }}
    >
      {opened}
      <Standing submission={opinion} />
      <CameBack line={line} />
      {receipt && <ReceiptButtons {...{ line, opinion, receipt, onChanged }} />}
      {children}
    </SubmissionCard>
  );
}

function CameBack({ line: { responses, commitments } }: Pick<TrackedOpinionProps, 'line'>) {
  return (
    <>
      {responses.map((answer) => (
        <AnswerNote key={answer.id} answer={answer} />
      ))}
      {commitments.map((promise) => (
        <PromiseNote key={promise.id} promise={promise} />
      ))}
    </>
  );
}
