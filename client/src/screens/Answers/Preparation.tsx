import type { AlikeHit, Id, ReaderState } from '@doi-thoai/shared';
import { AlikeReasons } from '../../features/collation/AlikeReasons';
import { EarlierAnswers, EarlierPlace } from '../../features/responses/EarlierOpinion';
import { PreparedAnswer } from '../../features/responses/PreparedAnswer';
import { answersByTarget } from '../../features/responses/answered';
import { ResponseCard } from '../../features/responses/ResponseCard';
import { useMeeting } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { useFetched } from '../../realtime/use-fetched';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Muted, Stack } from '../../ui/layout';
import { Skeleton, SkeletonRegion } from '../../ui/States';
import { StatusChip } from '../../ui/Status';
import styles from './Answers.module.css';
import { useOwnDraft } from './use-own-drafts';

const selectCollated = (state: ReaderState) => state.collated;
const selectResponses = (state: ReaderState) => state.responses;

interface PreparationProps {
  collatedId: Id;
  ownId: Id;
  /** The draft can be written now. */
  may: boolean;
}

/** Beside what will be put: how it was answered before, and the answer in preparation. */
export function Preparation({ collatedId, ownId, may }: PreparationProps) {
  const draft = useOwnDraft(collatedId, ownId);
  return (
    <>
      <PutBefore collatedId={collatedId} />
      {may && (
        <PreparedAnswer
          key={collatedId}
          collatedId={collatedId}
          responderId={ownId}
          draft={draft?.collatedId === collatedId ? draft : undefined}
          first={draft}
        />
      )}
    </>
  );
}

/** The same question before, in this meeting and in earlier ones. */
function PutBefore({ collatedId }: { collatedId: Id }) {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const version = useMeeting((state) => state.collated[collatedId]?.version ?? 0);
  const path = `api/meetings/${meetingId}/put-before?id=${collatedId}&seat=${participantId}&v=${version}`;
  const [found, again] = useFetched<{ hits: AlikeHit[] }>(path);
  return (
    <section aria-label={t('prepare.before')}>
      <h3 className={styles.beforeTitle}>{t('prepare.before')}</h3>
      {found.state === 'loading' && (
        <SkeletonRegion>
          <Skeleton count={2} />
        </SkeletonRegion>
      )}
      {found.state === 'failed' && (
        <Banner tone="waiting">
          <p>{t('prepare.beforeFailed')}</p>
          <Button size="small" onClick={again}>
            {t('ui.retry')}
          </Button>
        </Banner>
      )}
      {found.state === 'there' && found.value.hits.length === 0 && <Muted>{t('prepare.beforeNone')}</Muted>}
      {found.state === 'there' && found.value.hits.length > 0 && (
        <ul className={styles.before}>
          {found.value.hits.map((hit) => (
            <Before key={hit.id} hit={hit} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Before({ hit }: { hit: AlikeHit }) {
  const { t } = useText();
  const collated = useMeeting(selectCollated);
  const responses = useMeeting(selectResponses);
  const { earlier, level, id, reasons } = hit;
  const here = collated[id];
  const answers = earlier ? [] : (answersByTarget(responses, collated).get(id) ?? []);
  return (
    <li>
      <Stack gap={2}>
        <div>
          <StatusChip tone={level === 'SAME' ? 'done' : 'neutral'}>{t(`alike.${level}`)}</StatusChip>
        </div>
        <p>{earlier ? earlier.words : here && `#${here.number} ${here.wording}`}</p>
        {earlier ? <EarlierPlace earlier={earlier} /> : <Muted>{t('prepare.here')}</Muted>}
        <AlikeReasons reasons={reasons} />
        {earlier && <EarlierAnswers earlier={earlier} />}
        {answers.map((response) => (
          <ResponseCard key={response.id} response={response} />
        ))}
      </Stack>
    </li>
  );
}
