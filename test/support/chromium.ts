/**
 * Path of the browser, found by jest.config.mjs (CHROMIUM_PATH or the usual places); undefined: there is none.
 */
export const chromiumPath: string | undefined = process.env.CHROMIUM_PATH || undefined;

/** A `describe` that needs a browser. Without one it is skipped, and its title says why. */
export function describeInBrowser(title: string, body: () => void): void {
  if (chromiumPath) describe(title, body);
  else describe.skip(`${title} (skipped: no Chromium, set CHROMIUM_PATH)`, body);
}
