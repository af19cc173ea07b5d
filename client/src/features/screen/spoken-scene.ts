import { useText, type TextKey, type TextValues } from '../../text/text';
import { useTopics } from '../meeting/topics';
import type { HallScene } from './hall-scene';
import { useHallScene } from './HallStage';

type Say = (key: TextKey, values?: TextValues) => string;

/** The scene in a sentence, for whoever hears the hall screen instead of seeing it. */
export function useSpokenScene(): string {
  const { t } = useText();
  const { nameOf } = useTopics();
  const scene = useHallScene();
  return scene ? spoken(scene, t, nameOf) : '';
}

function spoken(scene: HallScene, t: Say, nameOf: (id: string) => string): string {
  switch (scene.kind) {
    case 'speaker': {
      if (!scene.turn) return t('hall.upNext');
      const { name, unit, state } = scene.turn;
      return t(state === 'CALLED' ? 'hall.saidInvited' : 'hall.saidSpeaking', { name, unit });
    }
    case 'opinion': {
      const { topicId, summary } = scene.opinion;
      return t('hall.saidOpinion', { topic: nameOf(topicId), summary });
    }
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
  }
}
