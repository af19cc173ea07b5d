import type { AlikeHit, Id } from '@doi-thoai/shared';
import { useState } from 'react';
import { AlikeReasons } from '../../../features/collation/AlikeReasons';
import { EarlierAnswers, EarlierPlace } from '../../../features/responses/EarlierOpinion';
import { useSeat } from '../../../realtime/session-context';
import { useFetched } from '../../../realtime/use-fetched';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Skeleton, SkeletonRegion } from '../../../ui/States';
import { StatusChip } from '../../../ui/Status';
import { useDesk, type ListPane } from '../desk-view';
import type { Lists } from '../opinions/use-lists';
import styles from './alike.module.css';
import { AlikeActs, isTogether } from './AlikeActs';

/** The opinion that is open; `version` makes it asked again when it changed. */
export interface Asked {
  kind: ListPane;
  id: Id;
  version: number;
}

interface AlikePartProps {
  asked: Asked;
  lists: Lists;
}

/** How many are shown before somebody asks for more. */
const SHOWN = 3;

/** Beside an opinion: what says the same already, here and in earlier meetings, and why. A person decides. */
export function AlikePart({ asked, lists }: AlikePartProps) {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const question = `kind=${asked.kind}&id=${asked.id}&seat=${participantId}&v=${asked.version}`;
  const [found, again] = useFetched<{ hits: AlikeHit[] }>(`api/meetings/${meetingId}/alike?${question}`);
  return (
    <section className={styles.part} aria-label={t('alike.title')}>
      <h4 className={styles.partTitle}>{t('alike.title')}</h4>
      {found.state === 'loading' && (
        <SkeletonRegion label={t('alike.loading')}>
          <Skeleton count={2} />
        </SkeletonRegion>
      )}
      {found.state === 'failed' && (
        <Banner tone="waiting">
          <p>{t('alike.failed')}</p>
          <Button size="small" onClick={again}>
            {t('ui.retry')}
          </Button>
        </Banner>
      )}
      {found.state === 'there' && <Hits asked={asked} lists={lists} hits={found.value.hits} />}
    </section>
  );
}

function Hits({ asked, lists, hits }: AlikePartProps & { hits: readonly AlikeHit[] }) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  // The answer may be older than the lists: what is not there any more, or not there yet, is left out.
  const known = hits.filter((hit) => hit.earlier !== null || wordsOf(hit, lists) !== null);
  if (known.length === 0) return <p className={styles.quiet}>{t('alike.none')}</p>;
  const apart = known.filter((hit) => hit.earlier !== null || !isTogether(asked, hit, lists));
  const together = known.length - apart.length;
  const shown = all ? apart : apart.slice(0, SHOWN);
  return (
    <>
      {together > 0 && <p className={styles.quiet}>{t('alike.linked', { n: together })}</p>}
      <ul className={styles.hits}>
        {shown.map((hit) => (
          <Hit key={`${hit.kind} ${hit.id}`} asked={asked} hit={hit} lists={lists} />
        ))}
      </ul>
      {apart.length > shown.length && (
        <Button size="small" variant="ghost" onClick={() => setAll(true)}>
          {t('alike.more', { n: apart.length - shown.length })}
        </Button>
      )}
    </>
  );
}

function wordsOf(hit: AlikeHit, lists: Lists): string | null {
  if (hit.earlier) return hit.earlier.words;
  if (hit.kind === 'COLLATED') return lists.collatedById[hit.id]?.wording ?? null;
  const row = lists.submissions[hit.id];
  return row && !row.withdrawn ? row.summary : null;
}

interface HitProps {
  asked: Asked;
  hit: AlikeHit;
  lists: Lists;
}

function Hit({ asked, hit, lists }: HitProps) {
  const { t } = useText();
  const { dispatch } = useDesk();
  const { kind, id, earlier, level } = hit;
  const number = kind === 'COLLATED' ? lists.collatedById[id]?.number : undefined;
  return (
    <li className={styles.hit}>
      <div className={styles.head}>
        <StatusChip tone={level === 'SAME' ? 'done' : 'neutral'}>{t(`alike.${level}`)}</StatusChip>
        {!earlier && kind === 'RAW' && <span className={styles.quiet}>{t('alike.raw')}</span>}
      </div>
      {earlier ? (
        <p className={styles.words}>{earlier.words}</p>
      ) : (
        <button type="button" className={styles.open} onClick={() => dispatch({ act: 'OPEN', kind, id })}>
          {number !== undefined && <span className={styles.number}>#{number} </span>}
          {wordsOf(hit, lists)}
        </button>
      )}
      {earlier && <EarlierPlace earlier={earlier} />}
      <AlikeReasons reasons={hit.reasons} />
      {earlier ? <EarlierAnswers earlier={earlier} /> : <AlikeActs asked={asked} hit={hit} lists={lists} />}
    </li>
  );
}
