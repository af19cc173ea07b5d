export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** True as soon as `ready` holds; false when it did not within `ms`. */
export async function eventually(ready: () => boolean, ms: number): Promise<boolean> {
  const until = performance.now() + ms;
  while (!ready()) {
    if (performance.now() > until) return false;
    await sleep(10);
  }
  return true;
}
