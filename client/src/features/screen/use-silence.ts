import type { Instant } from '@doi-thoai/shared';
import { useEffect, useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';

const ASK_EVERY_MS = 2000;
const LOOK_EVERY_MS = 500;
/** Silence that is said (look.md: "when frames stop for five seconds a grey band says since when"). */
const SILENCE_MS = 5000;

/**
 * Since when nothing has come from the server, in its time; null while it speaks. Frames count, and so does the
 * answer to a question asked every two seconds, because a quiet meeting sends no frames.
 */
export function useSilence(): Instant | null {
  const session = useSeat();
  const loaded = useMeeting((state) => state.meeting !== null);
  const [since, setSince] = useState<Instant | null>(null);
  useEffect(() => {
    const { client } = session;
    let heard = client.clock.now();
    const hear = (): void => {
      // While catching up, an answer says that the server lives, not that this picture is of now.
      if (client.status !== 'CONNECTED') return;
      heard = client.clock.now();
      setSince(null);
    };
    const unsubscribe = client.store.subscribe(hear);
    const ask = setInterval(() => session.reach(hear), ASK_EVERY_MS);
    const look = setInterval(() => {
      if (client.clock.now() - heard > SILENCE_MS) setSince(heard);
    }, LOOK_EVERY_MS);
    return () => {
      unsubscribe();
      clearInterval(ask);
      clearInterval(look);
    };
  }, [session]);
  return loaded ? since : null;
}
