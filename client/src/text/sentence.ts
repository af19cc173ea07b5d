import { compileMessage } from '@lingui/message-utils/compileMessage';

declare const process: { env: { NODE_ENV?: string } };

/** Values for the placeholders of a sentence: `{n}`, `{name}`. */
export type TextValues = Record<string, string | number>;

/** As the build compiles them: words, `{name}`, `{n, plural, …}`; `#` in a branch is the number. */
type Token = string | readonly [name: string, kind?: 'plural', branches?: Record<string, readonly Token[]>];
export type Sentence = string | readonly Token[];

const rules = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

function kept<T>(all: Map<string, T>, language: string, make: () => T): T {
  const known = all.get(language) ?? make();
  all.set(language, known);
  return known;
}

/** The branch for exactly this number (`=0`), else of its plural form, else `other`. */
function branchOf<T>(branches: Record<string, T>, n: number, language: string): T | undefined {
  const form = kept(rules, language, () => new Intl.PluralRules(language)).select(n);
  return branches[n] ?? branches[form] ?? branches.other;
}

function join(tokens: readonly Token[], values: TextValues, language: string, n?: number): string {
  const words = tokens.map((token) => {
    if (token === '#' && n !== undefined) {
      return kept(numbers, language, () => new Intl.NumberFormat(language)).format(n);
    }
    if (typeof token === 'string') return token;
    const [name, , branches] = token;
    const value = values[name] ?? '';
    if (!branches) return String(value);
    return join(branchOf(branches, Number(value), language) ?? [], values, language, Number(value));
  });
  return words.join('');
}

/** Fills the placeholders of a sentence in a language's own plural forms and figures. */
export function say(sentence: Sentence, values: TextValues, language: string): string {
  // Tests read the catalogues as they are written; what is built has no sentence left to compile.
  if (process.env.NODE_ENV === 'test' && typeof sentence === 'string') {
    return join(compileMessage(sentence) as Token[], values, language);
  }
  return typeof sentence === 'string' ? sentence : join(sentence, values, language);
}
