import type { Language } from './languages';
import type { Sentence } from './sentence';
import type { later } from './vi/later';
import { phone } from './vi/phone';
import type { staff } from './vi/staff';

/**
 * One record per feature file; `sentences['delegate']['send']` is the key `delegate.send`. What is read later, or
 * only by the staff, lies in `<feature>-later.json` and `<feature>-staff.json`, under the same prefixes.
 */
type Sentences = Record<string, Record<string, Sentence>>;

/**
 * `phone` leads to the first opinion and is in the first file in Vietnamese; `later` comes with the rest of the
 * phone and with every other screen, `staff` with the consoles and the hall screen.
 */
export type Part = 'phone' | 'later' | 'staff';

type All = typeof phone & typeof later & typeof staff;
type KeysOf<Feature extends keyof All> = `${Feature}.${keyof All[Feature] & string}`;

/** Every sentence that exists in Vietnamese. */
export type TextKey = { [Feature in keyof All]: KeysOf<Feature> }[keyof All];

const LOADERS: Record<Language, Record<Part, () => Promise<Sentences>>> = {
  vi: {
    phone: () => Promise.resolve(phone),
    later: async () => (await import('./vi/later')).later,
    staff: async () => (await import('./vi/staff')).staff,
  },
  en: {
    phone: async () => (await import('./en/phone')).phone,
    later: async () => (await import('./en/later')).later,
    staff: async () => (await import('./en/staff')).staff,
  },
};

/** The sentences of one part under their full keys. */
export async function fetchSentences(language: Language, part: Part): Promise<Record<string, Sentence>> {
  const sentences = await LOADERS[language][part]();
  const flat: Record<string, Sentence> = {};
  for (const [feature, entries] of Object.entries(sentences)) {
    for (const [key, sentence] of Object.entries(entries)) flat[`${feature}.${key}`] = sentence;
  }
  return flat;
}
