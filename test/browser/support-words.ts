import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

type Values = Record<string, string | number>;
/** A sentence of the catalogues as a person reads it: `t('delegate.unsent', { n: 1 })`. */
export type Say = (key: string, values?: Values) => string;

const CATALOGUES = join(import.meta.dirname, '..', '..', 'client', 'src', 'text');
const PLURAL = /\{(\w+), plural,((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g;
const CASE = /(=\d+|one|other)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g;

/** The sentences of one language. An unknown key fails, so that a renamed sentence is noticed here. */
export function sentences(language: Language): Say {
  const all = new Map<string, string>();
  const folder = join(CATALOGUES, language);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const screen = basename(file, '.json').replace(/-.*$/, '');
    const words = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>;
    for (const [key, sentence] of Object.entries(words)) all.set(`${screen}.${key}`, sentence);
  }
  return (key, values = {}) => {
    const sentence = all.get(key);
    if (sentence === undefined) throw new Error(`no sentence ${key} in ${language}`);
    return fill(sentence, values);
  };
}

function fill(sentence: string, values: Values): string {
  return sentence
    .replace(PLURAL, (_, name: string, cases: string) => choose(cases, Number(values[name])))
    .replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`));
}

function choose(cases: string, n: number): string {
  const words = new Map([...cases.matchAll(CASE)].map(([, when = '', text = '']) => [when, text]));
  const found = words.get(`=${n}`) ?? (n === 1 ? words.get('one') : undefined) ?? words.get('other') ?? '';
  return found.replaceAll('#', String(n));
}
