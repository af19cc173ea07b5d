import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const CATALOGUE = /\/src\/text\/(?:vi|en)\/[\w-]+\.json$/;

/** Plain words stay a string; of the rest, `src/text/sentence.ts` knows placeholders and plural forms. */
function compile(sentence: string): unknown {
  const tokens = compileMessage(sentence);
  if (!Array.isArray(tokens)) return tokens;
  const kinds = tokens.map((token) => (Array.isArray(token) ? token[1] : undefined));
  if (kinds.some((kind) => kind !== undefined && kind !== 'plural')) throw new Error('only plural is known');
  return tokens.every((token) => typeof token === 'string') ? tokens.join('') : tokens;
}

/**
 * Turns a catalogue (`src/text/<language>/<feature>.json`, ICU MessageFormat) into tokens, so that no message
 * parser is shipped to the phone. A sentence that does not parse fails the build.
 */
export function compiledText(): Plugin {
  return {
    name: 'doi-thoai-text',
    enforce: 'pre',
    transform: {
      filter: { id: CATALOGUE },
      handler(source, id) {
        const sentences = JSON.parse(source) as Record<string, string>;
        const compiled = Object.entries(sentences).map(([key, sentence]) => {
          try {
            return [key, compile(sentence)] as const;
          } catch (cause) {
            throw new Error(`${id}: "${key}" is not a valid message: ${String(cause)}`, { cause });
          }
        });
        return {
          code: `export default ${JSON.stringify(Object.fromEntries(compiled))};`,
          map: null,
          moduleType: 'js',
        };
      },
    },
  };
}
