import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { BarChart } from '../../ui/BarChart';
import { useTopics } from '../meeting/topics';
import { topicBars } from './hall-scene';
import styles from './HallStage.module.css';

const MOST_BARS = 6;

/**
 * Opinions by topic, or who waits by topic while there is no opinion yet. One kind of thing per picture: opinions
 * and people are never added up (domain.md 14.1).
 */
export function TopicsScene() {
  const { t } = useText();
  const { list } = useTopics();
  const counters = useMeeting((state) => state.counters);
  const spoken = useMeeting((state) => state.floor.current?.topicId);
  // Of opinions without a name the hall is told no topic: the bars are of the others.
  const named = sum(counters.submissionsByTopic);
  const ofPeople = named === 0 && counters.waiting > 0;
  const counts = ofPeople ? counters.waitingByTopic : counters.submissionsByTopic;
  const total = ofPeople ? counters.waiting : named;
  const bars = topicBars(list, counts, MOST_BARS, t('hall.otherTopics'));
  const first = bars[0];
  if (total === 0 || !first) return <Nothing opinions={counters.submissions} />;
  const words = { topic: first.name, count: first.count, total };
  return (
    <div className={styles.topics}>
      <BarChart
        size="hall"
        sentence={ofPeople ? t('hall.waitingSentence', words) : t('hall.topicsSentence', words)}
        unit={ofPeople ? t('hall.unitPeople') : t('hall.unitOpinions')}
        bars={bars.map(({ id, name, count }) => ({ id, label: name, value: count, current: id === spoken }))}
      />
    </div>
  );
}

function Nothing({ opinions }: { opinions: number }) {
  const { t } = useText();
  const words = opinions === 0 ? t('hall.noOpinions') : t('hall.someOpinions', { n: opinions });
  return <p className={styles.middle}>{words}</p>;
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, n) => total + n, 0);
}
