import type { Language } from './languages';
import type { phone } from './vi/phone';
import type { staff } from './vi/staff';

/**
 * One record per feature file; `sentences['delegate']['send']` is the key `delegate.send`. What only the staff
 * reads of `errors` and `states` lies in `errors-staff.json` and `states-staff.json`, under the same prefixes.
 */
export type Sentences = Record<string, Record<string, string>>;

/** `phone` is all that a delegate's page needs; `staff` comes with the consoles and the hall screen. */
export type Part = 'phone' | 'staff';

type All = typeof phone & typeof staff;
type KeysOf<Feature extends keyof All> = `${Feature}.${keyof All[Feature] & string}`;

/** Every sentence that exists in Vietnamese. */
export type TextKey = { [Feature in keyof All]: KeysOf<Feature> }[keyof All];

const LOADERS: Record<Language, Record<Part, () => Promise<Sentences>>> = {
  vi: {
    phone: async () => (await import('./vi/phone')).phone,
    staff: async () => (await import('./vi/staff')).staff,
  },
  en: {
    phone: async () => (await import('./en/phone')).phone,
    staff: async () => (await import('./en/staff')).staff,
  },
};

/** The sentences of one part under their full keys. */
export async function fetchSentences(language: Language, part: Part): Promise<Record<string, string>> {
  const sentences = await LOADERS[language][part]();
  const flat: Record<string, string> = {};
  for (const [feature, entries] of Object.entries(sentences)) {
    for (const [key, sentence] of Object.entries(entries)) flat[`${feature}.${key}`] = sentence;
  }
  return flat;
}
