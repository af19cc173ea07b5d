import type { OutboxItem } from '@doi-thoai/shared/client/outbox';
import { useState } from 'react';
import { useOutbox } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { OpinionDialog } from './OpinionDialog';
import type { WrittenWords } from './opinion-words';
import { RefusedNotice } from './RefusedNotice';

/** A new opinion that the server did not take: why, and the way to correct it. */
export function RefusedOpinion({ item }: { item: OutboxItem<'submissions.submit'> }) {
  const [correcting, setCorrecting] = useState(false);
  return (
    <>
      <RefusedNotice item={item} onCorrect={() => setCorrecting(true)} />
      {correcting && <CorrectPending item={item} onClose={() => setCorrecting(false)} />}
    </>
  );
}

function CorrectPending({ item, onClose }: { item: OutboxItem<'submissions.submit'>; onClose: () => void }) {
  const { t } = useText();
  const { add, discard } = useOutbox();
  const [initial] = useState<WrittenWords>(() => item.payload);
  const resend = async (words: WrittenWords): Promise<void> => {
    // The same opinion under a new command: whatever the first one did, it cannot become two.
    await add('submissions.submit', { ...item.payload, ...words });
    await discard(item.id);
  };
  return (
    <OpinionDialog
      title={t('delegate.correctTitle')}
      draftKey={`again-${item.id}`}
      initial={initial}
      sendLabel={t('delegate.resend')}
      deliver={resend}
      onClose={onClose}
    />
  );
}
