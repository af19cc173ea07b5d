import type { Id, TopicSuggestion } from '@doi-thoai/shared';
import { useSeat } from '../../realtime/session-context';
import { useFetched } from '../../realtime/use-fetched';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { useTopics } from '../meeting/topics';
import styles from './collation.module.css';

interface SuggestedTopicProps {
  kind: 'RAW' | 'COLLATED';
  id: Id;
  version: number;
  /** The topic that it has now; a suggestion that says the same is not shown. */
  present: Id | null;
  onUse: (topicId: Id) => void;
}

/** A topic learned from what was tagged before, with how often it is right here; only a press applies it. */
export function SuggestedTopic({ kind, id, version, present, onUse }: SuggestedTopicProps) {
  const { t } = useText();
  const { nameOf } = useTopics();
  const { meetingId, participantId } = useSeat();
  const question = `kind=${kind}&id=${id}&seat=${participantId}&v=${version}`;
  const [found] = useFetched<TopicSuggestion>(`api/meetings/${meetingId}/suggested-topic?${question}`);
  // A hint that could not be fetched is no trouble of anybody's.
  if (found.state !== 'there') return null;
  const { suggested, measured, learned } = found.value;
  if (!suggested || suggested.topicId === present) return null;
  return (
    <div className={styles.suggested}>
      <div className={styles.suggestedWords}>
        <p>{t('alike.topic', { topic: nameOf(suggested.topicId) })}</p>
        {suggested.words.length > 0 && (
          <p className={styles.quiet}>{t('alike.topicWhy', { words: suggested.words.join(' · ') })}</p>
        )}
        <p className={styles.quiet}>
          {measured ? t('alike.topicRight', measured) : t('alike.topicUnmeasured', { n: learned })}
        </p>
      </div>
      <Button size="small" onClick={() => onUse(suggested.topicId)}>
        {t('alike.topicUse')}
      </Button>
    </div>
  );
}
