import { useEffect, useState, type ReactNode } from 'react';
import { useKept } from '../../features/submissions/kept-opinions';
import { useSeat } from '../../realtime/session-context';
import { SafeCard } from './SafeCard';

/** Those without a name that this device keeps; where it keeps none, the words in their place. */
export function SafeOpinions({ children }: { children: ReactNode }) {
  const { client, participantId } = useSeat();
  const kept = useKept(participantId);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    void client.outbox.ready.then(() => setReady(true));
  }, [client]);
  if (kept.length === 0) return children;
  return kept.map((one) => <SafeCard key={one.submissionId} kept={one} outboxReady={ready} />);
}
