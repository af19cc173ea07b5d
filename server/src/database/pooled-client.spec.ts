import pg from 'pg';
import { PooledClient } from './pooled-client.js';

it('a connection that ends while nobody listens does not end the process', () => {
  const killed = new Error('terminating connection due to administrator command');
  expect(() => new pg.Client().emit('error', killed)).toThrow(/terminating connection/);
  expect(new PooledClient().emit('error', killed)).toBe(true);
});
