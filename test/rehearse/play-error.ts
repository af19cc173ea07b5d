/** The meeting did not go as the scenario says. */
export class PlayError extends Error {
  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.name = 'PlayError';
  }
}
