import type { Disclosure, Id, MeetingSettings, MeetingView } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';

/** What this meeting offers beside the name, in the order in which it is offered. */
export function modesOf(settings: MeetingSettings): Disclosure[] {
  const modes: Disclosure[] = ['NAMED'];
  if (settings.confidential && settings.confidentialOfficerId) modes.push('CONFIDENTIAL');
  if (settings.anonymous) modes.push('ANONYMOUS');
  return modes;
}

export interface Modes {
  offered: readonly Disclosure[];
  officerId: Id | null;
  /** Name and title of the one person who could open a name, as the organiser wrote them. */
  officer: string;
}

const NO_SETTINGS = {} as MeetingSettings;
const selectSettings = ({ meeting }: { meeting: MeetingView | null }) => meeting?.settings ?? NO_SETTINGS;

export function useModes(): Modes {
  const { t } = useText();
  const settings = useMeeting(selectSettings);
  const { confidentialOfficerId, confidentialOfficerName, confidentialOfficerTitle } = settings;
  const words = [confidentialOfficerName, confidentialOfficerTitle].filter(Boolean).join(', ');
  return {
    offered: modesOf(settings),
    officerId: confidentialOfficerId ?? null,
    officer: words || t('delegate.someOfficer'),
  };
}
