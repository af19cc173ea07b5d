import { startText } from '../../text/text';
import { cleanWords, kindsOffered, problemsOf } from './opinion-words';

const TOPICS = [{ id: 'housing' }];
const words = {
  kind: 'OPINION',
  topicId: 'housing',
  summary: 'Nhà ở',
  text: 'Đề nghị bố trí nhà công vụ.',
} as const;

describe('What keeps an opinion from being sent is said field by field', () => {
  beforeEach(() => startText('vi'));

  it('lets complete words pass and asks for what is missing', () => {
    expect(problemsOf(words, TOPICS)).toEqual({});
    expect(Object.keys(problemsOf({ ...words, topicId: '', summary: '  ', text: '\n' }, TOPICS))).toEqual([
      'topicId',
      'summary',
      'text',
    ]);
  });

  it('counts as a reader counts: 100 letters with marks in decomposed form are 100', () => {
    const decomposed = 'ế'.normalize('NFD');
    expect(problemsOf({ ...words, summary: decomposed.repeat(100) }, TOPICS)).toEqual({});
    expect(problemsOf({ ...words, summary: decomposed.repeat(101) }, TOPICS)).toHaveProperty('summary');
  });

  it('names forbidden characters instead of dropping them', () => {
    expect(problemsOf({ ...words, text: 'a\u202eb' }, TOPICS)).toHaveProperty('text');
  });

  it('sends what the server will store', () => {
    expect(cleanWords({ ...words, text: `  ${'ế'.normalize('NFD')}\r\nb ` }).text).toBe('ế\nb');
  });

  it('offers comments only where a draft is consulted on', () => {
    expect(kindsOffered('PARTY_DIALOGUE')).not.toContain('COMMENT');
    expect(kindsOffered('DRAFT_CONSULTATION')).toContain('COMMENT');
  });
});
