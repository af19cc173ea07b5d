import { useText, type TextKey, type TextValues } from '../../text/text';
import { useTopics } from '../meeting/topics';
import type { HallScene, OnAir } from './hall-scene';
import { useHallScene } from './HallStage';

type Say = (key: TextKey, values?: TextValues) => string;

/** The scene in a sentence, for whoever hears the hall screen instead of seeing it. */
export function useSpokenScene(): string {
  const { t } = useText();
  const { nameOf } = useTopics();
  const scene = useHallScene();
  return scene ? spoken(scene, t, nameOf) : '';
}

function saidOpinion({ topicId, summary }: OnAir, t: Say, nameOf: (id: string) => string): string {
  return t('hall.saidOpinion', { topic: nameOf(topicId), summary });
}

function spoken(scene: HallScene, t: Say, nameOf: (id: string) => string): string {
  switch (scene.kind) {
    case 'speaker': {
      if (!scene.turn) return t('hall.upNext');
      const { name, unit, state } = scene.turn;
      const who = [name, unit].filter(Boolean).join(', ');
      const said = t(state === 'CALLED' ? 'hall.saidInvited' : 'hall.saidSpeaking', { who });
      const { opinion } = scene;
      return opinion ? `${said}. ${saidOpinion(opinion, t, nameOf)}` : said;
    }
    case 'opinion':
      return saidOpinion(scene.opinion, t, nameOf);
    case 'agenda':
      return scene.item.title;
    case 'notice':
      return t(`states.phase.${scene.phase}`);
    case 'thanks':
      return t('hall.thanks');
    case 'topics':
      return t('states.screen.TOPICS');
    case 'join':
      return t('hall.joinTitle');
    case 'break':
      return t('hall.break');
    case 'promised':
      return t('promised.title');
  }
}
