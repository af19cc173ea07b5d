import type { Id } from '@doi-thoai/shared';

/** An opinion whose topic somebody chose. */
export interface Tagged {
  topicId: Id;
  terms: readonly number[];
}

interface Counted {
  terms: number;
  of: Map<number, number>;
}

/** Of how many sightings each term is thought to have been seen in each topic before anything was. */
const THOUGHT_IN = 0.2;
/** The words of a topic's name count as if this many opinions had them: it is of use before anything was tagged. */
const NAME_COUNTS = 3;

/**
 * Naive Bayes over syllables and their pairs, each counted once an opinion: small, without a network, and the same
 * answer for the same opinions. An opinion can be taken out again, so that it is judged by the others alone.
 */
export class TopicModel {
  private readonly topics = new Map<Id, Counted>();
  private readonly known = new Map<number, number>();

  constructor(tagged: Iterable<Tagged>, names: Iterable<Tagged> = []) {
    for (const one of names) this.count(one, NAME_COUNTS);
    for (const one of tagged) this.count(one, 1);
  }

  add(one: Tagged): void {
    this.count(one, 1);
  }

  remove(one: Tagged): void {
    this.count(one, -1);
  }

  /**
   * The likeliest topic, each as likely beforehand: an author who meant the one that most choose would have said so.
   * Null when nothing of the opinion was ever seen, or only one topic is known.
   */
  best(terms: readonly number[]): Id | null {
    const seen = terms.filter((term) => this.known.has(term));
    const topics = [...this.topics].filter(([, one]) => one.terms > 0).sort(([a], [b]) => (a < b ? -1 : 1));
    if (seen.length === 0 || topics.length < 2) return null;
    const scored = topics.map(([id, counted]) => ({
      id,
      score: seen.reduce((sum, term) => sum + this.says(term, counted), 0),
    }));
    return scored.reduce((best, one) => (one.score > best.score ? one : best)).id;
  }

  /** How strongly a term speaks for a topic, against the other topics together. */
  speaksFor(term: number, topicId: Id): number {
    const mine = this.topics.get(topicId);
    if (!mine || !this.known.has(term)) return 0;
    const rest: Counted = { terms: 0, of: new Map() };
    for (const [id, other] of this.topics) {
      if (id === topicId) continue;
      rest.terms += other.terms;
      rest.of.set(term, (rest.of.get(term) ?? 0) + (other.of.get(term) ?? 0));
    }
    return this.says(term, mine) - this.says(term, rest);
  }

  private says(term: number, { of, terms }: Counted): number {
    return Math.log(((of.get(term) ?? 0) + THOUGHT_IN) / (terms + THOUGHT_IN * this.known.size));
  }

  private count({ topicId, terms }: Tagged, by: number): void {
    const counted = this.topics.get(topicId) ?? { terms: 0, of: new Map<number, number>() };
    this.topics.set(topicId, counted);
    counted.terms += by * terms.length;
    for (const term of terms) {
      bump(counted.of, term, by);
      bump(this.known, term, by);
    }
  }
}

function bump(counts: Map<number, number>, term: number, by: number): void {
  const n = (counts.get(term) ?? 0) + by;
  if (n === 0) counts.delete(term);
  else counts.set(term, n);
}

/** How many of these the others would have told right, each judged without itself. */
export function leaveOneOut(model: TopicModel, asked: readonly Tagged[]): { right: number; of: number } {
  let right = 0;
  for (const one of asked) {
    model.remove(one);
    if (model.best(one.terms) === one.topicId) right += 1;
    model.add(one);
  }
  return { right, of: asked.length };
}
