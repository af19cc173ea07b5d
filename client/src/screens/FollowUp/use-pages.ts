import type { FollowUpPage, FollowUpRow } from '@doi-thoai/shared';
import { useCallback, useEffect, useRef, useState } from 'react';
import { getJson, type HttpFailure } from '../../realtime/http';
import { failureOf } from '../../realtime/refusal-text';

interface Pages {
  query: string;
  rows: FollowUpRow[];
  /** Null: the first page is not there yet. */
  total: number | null;
  next: string | null;
  failure: HttpFailure | null;
}

const none = (query: string): Pages => ({ query, rows: [], total: null, next: null, failure: null });

/** A list page by page; `round` reads it anew. What belongs to another question never shows. */
export function usePages(query: string, round: number) {
  const asked = `${query}#${round}`;
  const [pages, setPages] = useState<Pages>(() => none(asked));
  const [attempt, setAttempt] = useState(0);
  const onItsWay = useRef(false);
  useEffect(() => {
    let left = false;
    void fetchPage(query, null).then((page) => {
      if (!left) setPages({ ...none(asked), ...page });
    });
    return () => {
      left = true;
    };
  }, [query, asked, attempt]);
  const more = useCallback(async () => {
    if (onItsWay.current || pages.query !== asked || pages.next === null) return;
    onItsWay.current = true;
    const page = await fetchPage(query, pages.next);
    onItsWay.current = false;
    setPages((now) => {
      // The question changed, or the page came twice.
      if (now.query !== asked || now.next !== pages.next) return now;
      return { ...now, ...page, rows: [...now.rows, ...(page.rows ?? [])], total: now.total };
    });
  }, [query, asked, pages.query, pages.next]);
  const again = useCallback(() => {
    if (pages.rows.length > 0) void more();
    else setAttempt((before) => before + 1);
  }, [pages.rows.length, more]);
  const shown = pages.query === asked || pages.query.split('#')[0] === query ? pages : none(asked);
  return { ...shown, more: useCallback(() => void more(), [more]), again };
}

async function fetchPage(query: string, after: string | null): Promise<Partial<Pages>> {
  const place = after === null ? '' : `&after=${encodeURIComponent(after)}`;
  try {
    const page = await getJson<FollowUpPage>(`api/staff/follow-up/promises?${query}${place}`);
    return { ...page, failure: null };
  } catch (error) {
    return { failure: await failureOf(error) };
  }
}
