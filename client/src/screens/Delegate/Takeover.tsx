import { useEffect, useState } from 'react';
import type { Standing } from '../../features/floor/standing';
import { useText } from '../../text/text';
import { LiveRegion } from '../../ui/VisuallyHidden';
import { useLater } from './later';
import { buzz } from './phone';
import { useStanding } from './use-standing';

/** What concerns this person now, and whether it was put aside until something changes. */
export interface TakeoverState {
  standing: Standing | null;
  /** Null when nothing concerns this person now. */
  subject: string | null;
  shown: boolean;
  setShown: (shown: boolean) => void;
}

export function useTakeover(): TakeoverState {
  const standing = useStanding();
  const [aside, setAside] = useState<string | null>(null);
  const subject = subjectOf(standing);
  if (subject === null && aside !== null) setAside(null);
  useEffect(() => {
    if (subject !== null) buzz();
  }, [subject]);
  const setShown = (shown: boolean): void => setAside(shown ? null : subject);
  return { standing, subject, shown: subject !== null && aside !== subject, setShown };
}

/** Under the app bar, the way back to what was put aside. */
export function AsideStrip({ standing, subject, shown, setShown }: TakeoverState) {
  const aside = subject !== null && !shown;
  const later = useLater(aside);
  if (!aside || !later || !standing) return null;
  return <later.AsideStrip standing={standing} onOpen={() => setShown(true)} />;
}

/** The whole screen for whoever is next, called or at the microphone; it can be put aside. */
export function Takeover({ standing, subject, shown, setShown }: TakeoverState) {
  const later = useLater(subject !== null);
  return (
    <>
      <Announcement standing={standing} />
      {later && standing && shown && (
        <later.TakeoverScreen standing={standing} onAside={() => setShown(false)} />
      )}
    </>
  );
}

/** What the screen would be about; null when nothing concerns this person now. */
function subjectOf(standing: Standing | null): string | null {
  if (standing?.kind === 'WAITING') {
    return standing.next && !standing.request.ready ? `next ${standing.request.id}` : null;
  }
  if (standing?.kind === 'CALLED' || standing?.kind === 'SPEAKING')
    return `${standing.kind} ${standing.turn.id}`;
  return null;
}

function Announcement({ standing }: { standing: Standing | null }) {
  const { t } = useText();
  const words = {
    WAITING: standing?.kind === 'WAITING' && standing.next ? t('delegate.nextTitle') : '',
    CALLED: t('delegate.calledTitle'),
    SPEAKING: '',
    FREE: '',
  };
  return <LiveRegion urgency="assertive">{standing ? words[standing.kind] : ''}</LiveRegion>;
}
