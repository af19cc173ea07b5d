import { OpinionDialog } from './OpinionDialog';
import { SpeakTab } from './SpeakTab';
import { TakeoverScreen } from './TakeoverScreen';

/** What nobody needs in the first moments; one file, fetched when the first screen stands. */
export const LATER = { OpinionDialog, SpeakTab, TakeoverScreen };
