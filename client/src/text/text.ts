import { i18n } from '@lingui/core';
import { useSyncExternalStore } from 'react';
import { fetchSentences, type Part, type TextKey } from './catalogues';
import { pickLanguage, rememberLanguage, type Language } from './languages';

export type { TextKey } from './catalogues';

/** Values for the placeholders of a sentence: `{n}`, `{name}`. */
export type TextValues = Record<string, string | number>;

const loaded = new Set<string>();
let parts: Part[] = [];

async function load(language: Language, part: Part): Promise<void> {
  const id = `${language}/${part}`;
  if (loaded.has(id)) return;
  const sentences = await fetchSentences(language, part);
  loaded.add(id);
  i18n.load(language, sentences);
}

function activate(language: Language): void {
  document.documentElement.lang = language;
  i18n.activate(language);
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
  return i18n.locale === 'en' || i18n.locale === 'vi' ? i18n.locale : pickLanguage();
}

/** A sentence in the present language: `t('delegate.send', { n: 3 })`. In components use `useText`. */
export function t(key: TextKey, values?: TextValues): string {
  // A refusal that only the staff meets has no words on a phone.
  return i18n._(key.startsWith('errors.') && !hasText(key) ? 'errors.unknown' : key, values);
}

/** Whether a computed key exists; for words that come from the server (codes, states). */
export function hasText(key: string): key is TextKey {
  return key in i18n.messages;
}

function subscribe(listener: () => void): () => void {
  return i18n.on('change', listener);
}

/** `t` and the language; the component renders again when the language changes. */
export function useText(): { t: typeof t; language: Language } {
  const language = useSyncExternalStore(subscribe, currentLanguage);
  return { t, language };
}
