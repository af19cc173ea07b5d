import type { DraftView, Id, ReaderState } from '@doi-thoai/shared';
import { PreparedAnswer } from '../../../features/responses/PreparedAnswer';
import { useMay } from '../../../features/meeting/rights';
import { useMeeting } from '../../../realtime/hooks';
import { formatDateTime } from '../../../text/format';
import { useText } from '../../../text/text';
import { Fold } from '../../../ui/Fold';
import { Prose } from '../../../ui/layout';
import styles from './alike.module.css';

const selectDrafts = (state: ReaderState) => state.drafts;
const selectPeople = (state: ReaderState) => state.participants;

/** What responders prepare to answer to this one; the desk helps, and gives it for them. */
export function DraftsHere({ collatedId }: { collatedId: Id }) {
  const { t } = useText();
  const here = Object.values(useMeeting(selectDrafts)).filter((one) => one.collatedId === collatedId);
  if (here.length === 0) return null;
  return (
    <section className={styles.part}>
      <h4 className={styles.partTitle}>{t('prepare.draftsHere')}</h4>
      {here.map((draft) => (
        <DraftHere key={draft.id} draft={draft} />
      ))}
    </section>
  );
}

function DraftHere({ draft }: { draft: DraftView }) {
  const { t } = useText();
  const may = useMay();
  const responder = useMeeting(selectPeople)[draft.responderId];
  const who = [responder?.name, responder?.unit].filter(Boolean).join(' · ');
  const { collatedId, responderId } = draft;
  return (
    <Fold summary={t('prepare.draftOf', { who, time: formatDateTime(draft.at) })}>
      {may('responses.draft') ? (
        <PreparedAnswer collatedId={collatedId} responderId={responderId} draft={draft} />
      ) : (
        <Prose>{draft.text}</Prose>
      )}
    </Fold>
  );
}
