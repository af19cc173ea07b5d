import type { Effort, Figure } from './figures.js';
import type { BenchDatabase } from './hall.js';

export function p17(_database: BenchDatabase, _effort: Effort): Promise<Figure> {
  throw new Error('not yet');
}
