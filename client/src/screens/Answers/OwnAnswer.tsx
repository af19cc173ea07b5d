import type { Given, Id, TargetRef } from '@doi-thoai/shared';
import { useState } from 'react';
import { AnswerForm } from '../../features/responses/AnswerForm';
import { DraftStanding } from '../../features/responses/PreparedAnswer';
import { useKeptWords, usePrepared } from '../../features/responses/use-prepared';
import { useOwnDraft } from './use-own-drafts';

interface OwnAnswerProps {
  targets: readonly TargetRef[];
  onTargets: (targets: readonly TargetRef[]) => void;
  ownId: Id;
  given: Given;
  onDone: () => void;
}

/** Own words for one or many; one opinion that was prepared goes on from its draft, which the answer uses up. */
export function OwnAnswer(props: OwnAnswerProps) {
  const [only] = props.targets.length === 1 ? props.targets : [];
  const id = only?.kind === 'COLLATED' ? only.id : '';
  const draft = useOwnDraft(id, props.ownId);
  const kept = useKeptWords(id, props.ownId);
  // Once: the draft goes away in the moment in which it becomes the answer.
  const [from] = useState(draft || kept ? id : null);
  return from === null ? <AnswerForm draft="own" pinned {...props} /> : <FromDraft from={from} {...props} />;
}

function FromDraft({ from, ...props }: OwnAnswerProps & { from: Id }) {
  const first = useOwnDraft(from, props.ownId);
  // Of an opinion that was merged into this one it is only the beginning.
  const draft = first?.collatedId === from ? first : undefined;
  const prepared = usePrepared({ collatedId: from, responderId: props.ownId, draft, first });
  return (
    <AnswerForm draft="own" pinned prepared={prepared} {...props}>
      <DraftStanding prepared={prepared} draft={draft} />
    </AnswerForm>
  );
}
