import { Toast } from '../../ui/Toast';
import { Aftermath } from './Aftermath';
import { CheckIn } from './CheckIn';
import { NoIntake } from './NoIntake';
import { NoticeDialog } from './NoticeDialog';
import { NowAndAfter } from './NowAndAfter';
import { PublishedList } from './PublishedList';
import { RefusedOpinion } from './RefusedOpinion';
import { SpeakTab } from './SpeakTab';
import { AsideStrip, TakeoverScreen } from './TakeoverScreen';

/** What nobody needs in the first moments; one file, fetched when the first screen stands. */
export const LATER = {
  Aftermath,
  AsideStrip,
  CheckIn,
  NoIntake,
  NoticeDialog,
  NowAndAfter,
  PublishedList,
  RefusedOpinion,
  SpeakTab,
  TakeoverScreen,
  Toast,
};
