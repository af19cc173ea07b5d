/**
 * Path of the browser, found by jest.config.mjs (CHROMIUM_PATH or the usual places); undefined: there is none.
 */
export const chromiumPath: string | undefined = process.env.CHROMIUM_PATH || undefined;

/** A `describe` that needs a browser. Without one it is skipped, and its title says why. */
export function describeInBrowser(title: string, body: () => void): void {
  if (chromiumPath) describe(title, body);
  else describe.skip(`${title} (skipped: no Chromium, set CHROMIUM_PATH)`, body);
}

/** How the tests start it: root needs no sandbox, and nothing may try to reach the outside. */
export function chromiumFlags(): string[] {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [
    ...root,
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}
