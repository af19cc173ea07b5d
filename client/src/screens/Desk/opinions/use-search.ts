import type { Id, SearchHit, SearchPage } from '@doi-thoai/shared';
import { COLLATION_LIMITS } from '@doi-thoai/shared';
import { useCallback, useEffect, useState } from 'react';
import { getJson, type HttpFailure } from '../../../realtime/http';
import { failureOf } from '../../../realtime/refusal-text';
import { useSeat } from '../../../realtime/session-context';

/** A hand that is still typing asks nothing. */
const PAUSE_MS = 250;

interface Found {
  question: string;
  hits: readonly Id[];
  /** Where the next page begins. */
  next: number | null;
  failure: HttpFailure | null;
}

export interface Search {
  /** Best first; while a new question is on its way those of the one before. Null: nothing is asked. */
  hits: readonly Id[] | null;
  state: 'IDLE' | 'ASKING' | 'THERE' | 'FAILED';
  failure: HttpFailure | null;
  /** There are more hits than these. */
  more: boolean;
  askMore: () => void;
  askAgain: () => void;
}

const NOTHING: Found = { question: '', hits: [], next: null, failure: null };

/** The server is asked, which looks in the whole of every text, whatever this page has of it (W85). */
export function useSearch(kind: SearchHit['kind'], query: string): Search {
  const ask = useAsk(kind);
  const question = query.trim().slice(0, COLLATION_LIMITS.searchQuestion);
  const [page, setPage] = useState({ question: '', from: 0, round: 0 });
  const from = page.question === question ? page.from : 0;
  const { round } = page;
  const found = useFound(ask, question, from, round);
  const askMore = useCallback(
    () => setPage((before) => ({ question, from: found.next ?? 0, round: before.round })),
    [question, found.next],
  );
  const askAgain = useCallback(
    () => setPage((before) => ({ question, from, round: before.round + 1 })),
    [question, from],
  );
  const acts = { askMore, askAgain };
  if (question === '') return { ...IDLE, ...acts };
  const there = found.question === question;
  const { failure } = found;
  const state = !there ? 'ASKING' : failure === null ? 'THERE' : 'FAILED';
  // Nothing was found out yet: the list stays as it was.
  const unknown = found.question === '' || (there && failure !== null && found.hits.length === 0);
  const hits = unknown ? null : found.hits;
  return { hits, state, failure: there ? failure : null, more: there && found.next !== null, ...acts };
}

const IDLE = { hits: null, state: 'IDLE', failure: null, more: false } as const;

type Ask = (question: string, from: number) => Promise<Found>;

/** The last answer; asked after a pause, a further page at once. `round` asks again. */
function useFound(ask: Ask, question: string, from: number, round: number): Found {
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    if (question === '') return undefined;
    let wanted = true;
    const send = () =>
      void ask(question, from).then((answer) => wanted && setFound((before) => joined(before, answer, from)));
    const timer = setTimeout(send, from === 0 ? PAUSE_MS : 0);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [ask, question, from, round]);
  return found;
}

function useAsk(kind: SearchHit['kind']): Ask {
  const { meetingId, participantId } = useSeat();
  return useCallback(
    async (question, from) => {
      const parameters = new URLSearchParams({ q: question, kind, offset: String(from) });
      try {
        const path = `api/meetings/${meetingId}/search?${parameters.toString()}`;
        const { hits, next } = await getJson<SearchPage>(path, { seat: participantId });
        return { question, hits: hits.map(({ id }) => id), next, failure: null };
      } catch (error) {
        return { question, hits: [], next: null, failure: await failureOf(error) };
      }
    },
    [meetingId, participantId, kind],
  );
}

/** A later page comes behind the earlier ones; one that failed takes nothing away. */
function joined(before: Found, answer: Found, from: number): Found {
  if (from === 0 || before.question !== answer.question) return answer;
  if (answer.failure !== null) return { ...before, failure: answer.failure };
  return { ...answer, hits: [...new Set([...before.hits, ...answer.hits])] };
}
