import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SHOWN_NODES = 3;

/** What axe holds against the page as it stands now, one line each; empty: nothing. */
export async function faultsOf(page: Page, where: string): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // Without frames the older mode finds the same, and opens no second page for each look.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(TAGS);
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, SHOWN_NODES).map(({ target, any }) => {
      const why = any[0]?.message ?? '';
      return `${target.join(' ')} (${why})`;
    });
    return `${where}: ${id} (${help}) at ${nodes.length} places: ${places.join('; ')}`;
  });
}
