import pg from 'pg';

/**
 * A connection of the pool that is never without a listener for its end. Between the moment in which the pool hands
 * it out and the one in which TypeORM listens there is a gap: a connection that is killed just there (its last words
 * come in one piece with the ones before) would end the whole process. Whoever uses it finds out by the next query.
 */
export class PooledClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
