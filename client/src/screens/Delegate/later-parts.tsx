import { sendAnonymous } from '../../features/submissions/anonymous-queue';
import { Toast } from '../../ui/Toast';
import { Aftermath } from './Aftermath';
import { AtHand } from './AtHand';
import { NoIntake } from './NoIntake';
import { NoticeDialog } from './NoticeDialog';
import { NoticeModes } from './NoticeModes';
import { NowAndAfter } from './NowAndAfter';
import { OwnAside } from './OwnAside';
import { PublishedList } from './PublishedList';
import { RefusedOpinion } from './RefusedOpinion';
import { SafeForm } from './SafeForm';
import { SafeOpinions } from './SafeOpinions';
import { SpeakTab } from './SpeakTab';
import { AsideStrip, TakeoverScreen } from './TakeoverScreen';

/** What nobody needs in the first moments; one file, fetched when the first screen stands. */
export const LATER = {
  Aftermath,
  AsideStrip,
  AtHand,
  NoIntake,
  NoticeDialog,
  NoticeModes,
  NowAndAfter,
  OwnAside,
  PublishedList,
  RefusedOpinion,
  SafeForm,
  SafeOpinions,
  SpeakTab,
  TakeoverScreen,
  Toast,
  /** What an earlier visit did not get through is sent as soon as these parts are here. */
  sendAnonymous,
};
