import type { Given, Id, Payload, ResponseResult, ResponseType, TargetRef } from '@doi-thoai/shared';
import { LIMITS, TABLE_LIMITS, countGraphemes, makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { useDraft } from '../../realtime/drafts';
import { civilToday } from '../../text/format';
import { useText } from '../../text/text';
import { useHeard } from '../meeting/rights';
import { useAct } from '../meeting/use-act';
import type { Prepared } from './use-prepared';

export interface AnswerWords {
  responderId: Id | null;
  type: ResponseType;
  given: Given | null;
  text: string;
  forwardedTo: string;
  promiseText: string;
  ownerUnitId: Id | null;
  dueOn: string | null;
  result: ResponseResult | null;
  legalGround: string;
  letterNumber: string;
}

const EMPTY: AnswerWords = {
  responderId: null,
  type: 'ANSWERED',
  given: null,
  text: '',
  forwardedTo: '',
  promiseText: '',
  ownerUnitId: null,
  dueOn: null,
  result: null,
  legalGround: '',
  letterNumber: '',
};

/** Types that promise something in the same moment (domain.md 6.5). */
export function promises(type: ResponseType): boolean {
  return type === 'NOTED' || type === 'ASSIGNED';
}

const DEFAULT_DAYS = 30;

/** The date that a promise begins with; the secretary corrects it. */
export function defaultDue(now: number): string {
  return civilToday(now + DEFAULT_DAYS * 86_400_000);
}

export type Missing = 'targets' | 'responder' | 'text' | 'forwardedTo' | 'due';

function missingOf(words: AnswerWords, targets: readonly TargetRef[]): Missing[] {
  const missing: Missing[] = [];
  if (targets.length === 0 || targets.length > TABLE_LIMITS.targetsPerResponse) missing.push('targets');
  if (words.responderId === null) missing.push('responder');
  if (words.text.trim() === '' || countGraphemes(words.text.trim()) > LIMITS.answer) missing.push('text');
  if (words.type === 'FORWARDED' && words.forwardedTo.trim() === '') missing.push('forwardedTo');
  if (promises(words.type) && words.dueOn !== null && words.dueOn < civilToday()) missing.push('due');
  return missing;
}

function payloadOf(
  words: AnswerWords,
  targets: readonly TargetRef[],
  given: Given,
): Payload<'responses.answer'> {
  const { type, responderId, promiseText, ownerUnitId, dueOn } = words;
  return {
    responseId: makeId(),
    type,
    text: words.text.trim(),
    given: words.given ?? given,
    responderId: responderId ?? '',
    forwardedTo: type === 'FORWARDED' ? words.forwardedTo.trim() : '',
    targets: targets.map(({ kind, id }) => ({ kind, id })),
    commitment: promises(type) ? { text: promiseText.trim(), ownerUnitId, dueOn } : null,
    result: words.result,
    legalGround: words.legalGround.trim(),
    letterNumber: type === 'FORWARDED' || words.result === 'FORWARDED' ? words.letterNumber.trim() : '',
  };
}

export interface AnswerFormState {
  words: AnswerWords;
  /** Whether it may have been said in the hall; otherwise it is in writing and nobody is asked. */
  heard: boolean;
  change: (patch: Partial<AnswerWords>) => void;
  /** What hinders sending, after the first try. */
  missing: readonly Missing[];
  busy: boolean;
  send: () => Promise<void>;
}

interface AnswerFormInput {
  /** Keeps what is typed on this device. */
  draft: string;
  targets: readonly TargetRef[];
  /** Used until the person says otherwise. */
  given: Given;
  /** The only one who can answer here. */
  ownId?: Id;
  /** The answer in preparation that this one goes on from: its words are kept there, and it is used up. */
  prepared?: Prepared;
  onDone: () => void;
}

/** What is not of the draft stays on this device. */
const ofDraft = (patch: Partial<AnswerWords>): boolean =>
  !(
    'given' in patch ||
    'responderId' in patch ||
    'ownerUnitId' in patch ||
    'result' in patch ||
    'legalGround' in patch ||
    'letterNumber' in patch
  );

export function useAnswerForm(input: AnswerFormInput): AnswerFormState {
  const { draft, targets, given, ownId, prepared, onDone } = input;
  const { t } = useText();
  const act = useAct();
  const { value, change, clear } = useDraft(`answer.${draft}`, EMPTY);
  const heard = useHeard();
  // What this device kept from before a field was there lacks it; what it kept from the session is not heard now.
  const kept = { ...EMPTY, ...value, ...(heard ? {} : { given: 'WRITTEN' as const }) };
  const words = { ...kept, ...prepared?.words, responderId: ownId ?? value.responderId };
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setTried(true);
    if (missingOf(words, targets).length > 0 || busy) return;
    setBusy(true);
    const live = (words.given ?? given) === 'LIVE';
    const done = t(live ? 'answers.answered' : 'answers.handedInNow', { n: targets.length });
    const answer = await act('responses.answer', payloadOf(words, targets, given), { done });
    setBusy(false);
    if (!answer.ok) return;
    clear();
    prepared?.drop();
    // The same leader often answers the next one, too.
    change({ responderId: value.responderId });
    setTried(false);
    onDone();
  };
  const changeAny = (patch: Partial<AnswerWords>) =>
    prepared && ofDraft(patch) ? prepared.change(patch) : change(patch);
  return { words, heard, change: changeAny, missing: tried ? missingOf(words, targets) : [], busy, send };
}
