/** Stops the PostgreSQL of this run; its guard does the same when the run is killed. */
export default async function globalTeardown() {
  await globalThis.__POSTGRES__?.stop();
}
