import { useSyncExternalStore } from 'react';
import { fetchSentences, type Part, type TextKey } from './catalogues';
import { pickLanguage, rememberLanguage, type Language } from './languages';
import { say, type Sentence, type TextValues } from './sentence';

export type { TextKey } from './catalogues';
export type { TextValues } from './sentence';

const sentences: Record<Language, Record<string, Sentence>> = { vi: {}, en: {} };
const loading = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();
let parts: Part[] = [];
let active: Language | null = null;
/** Counts what changes a sentence on the screen: another language, or a part that has come. */
let round = 0;

function changed(): void {
  round += 1;
  for (const listener of listeners) listener();
}

function load(language: Language, part: Part): Promise<void> {
  const id = `${language}/${part}`;
  const fetching = loading.get(id) ?? fetchPart(language, part);
  loading.set(id, fetching);
  // A network that fails once must not take the words away for good.
  fetching.catch(() => loading.delete(id));
  return fetching;
}

async function fetchPart(language: Language, part: Part): Promise<void> {
  Object.assign(sentences[language], await fetchSentences(language, part));
  if (language === active) changed();
}

function activate(language: Language): void {
  document.documentElement.lang = language;
  active = language;
  changed();
}

/** Loads the sentences of the person's language; awaited once before the first render. */
export async function startText(language: Language = pickLanguage()): Promise<void> {
  await needText('phone', language);
  activate(language);
}

/** Loads another part of the catalogue; a console's chunk awaits it beside its own code. */
export async function needText(part: Part, language: Language = currentLanguage()): Promise<void> {
  if (!parts.includes(part)) parts = [...parts, part];
  await load(language, part);
}

/** Switches the language everywhere, sets `<html lang>` and remembers the choice. */
export async function setLanguage(language: Language): Promise<void> {
  await Promise.all(parts.map((part) => load(language, part)));
  rememberLanguage(language);
  activate(language);
}

export function currentLanguage(): Language {
  return active ?? pickLanguage();
}

/** A sentence in the present language: `t('delegate.send', { n: 3 })`. In components use `useText`. */
export function t(key: TextKey, values: TextValues = {}): string {
  // A refusal that only the staff meets has no words on a phone.
  const known = key.startsWith('errors.') && !hasText(key) ? 'errors.unknown' : key;
  const language = currentLanguage();
  return say(sentences[language][known] ?? known, values, language);
}

/** Whether a computed key exists; for words that come from the server (codes, states). */
export function hasText(key: string): key is TextKey {
  return key in sentences[currentLanguage()];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `t` and the language; the component renders again when the language changes or more of it has come. */
export function useText(): { t: typeof t; language: Language } {
  useSyncExternalStore(subscribe, () => round);
  return { t, language: currentLanguage() };
}
