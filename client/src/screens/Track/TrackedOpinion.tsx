import type { Id, SubmissionView, TrackedLine, Verdict } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { PromiseNote } from '../../features/commitments/PromiseNote';
import { AnswerNote } from '../../features/responses/AnswerNote';
import { VerdictButtons } from '../../features/responses/VerdictButtons';
import { receivedLabel } from '../../features/submissions/author-label';
import { AsideCard } from '../../features/submissions/AsideCard';
import { OpeningNote } from '../../features/submissions/OpeningNote';
import { SubmissionCard } from '../../features/submissions/SubmissionCard';
import { WholeLine } from '../../features/submissions/WholeLine';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { HideIcon, LockIcon } from '../../ui/icons';
import { Muted } from '../../ui/layout';
import { showToast } from '../../ui/toast-store';
import { Standing } from '../Delegate/Standing';
import { ReceiptButtons } from './ReceiptButtons';
import { useReceiptActs } from './use-receipt-acts';

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
      <CameBack line={line} receipt={receipt} onChanged={onChanged} />
      <WholeLine steps={line.steps} dayOnly={opinion.disclosure === 'ANONYMOUS'} />
      {receipt && <ReceiptButtons {...{ line, opinion, receipt, onChanged }} />}
      {children}
    </SubmissionCard>
  );
}

type CameBackProps = Pick<TrackedOpinionProps, 'line' | 'receipt' | 'onChanged'>;

function CameBack({ line, receipt, onChanged }: CameBackProps) {
  return (
    <>
      {line.responses.map((answer) => (
        <AnswerNote key={answer.id} answer={answer}>
          {receipt && line.phase !== 'ARCHIVED' && (
            <VerdictByReceipt line={line} answerId={answer.id} receipt={receipt} onChanged={onChanged} />
          )}
        </AnswerNote>
      ))}
      {line.commitments.map((promise) => (
        <PromiseNote key={promise.id} promise={promise} />
      ))}
    </>
  );
}

interface VerdictByReceiptProps extends Omit<CameBackProps, 'receipt'> {
  answerId: Id;
  receipt: string;
}

/** With nothing but the receipt, which leaves nobody's trace. */
function VerdictByReceipt({ line, answerId, receipt, onChanged }: VerdictByReceiptProps) {
  const { act } = useReceiptActs();
  const say = async (verdict: Verdict): Promise<void> => {
    const refused = await act('judge', { receipt, responseId: answerId, verdict });
    if (refused) showToast({ text: refused, tone: 'refused' });
    await onChanged();
  };
  const said = line.verdicts.find(({ responseId }) => responseId === answerId);
  return <VerdictButtons said={said} onSay={say} />;
}
