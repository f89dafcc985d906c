import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { openPage } from './openPage';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

const SCREENS = [
  { width: 1280, height: 900, colorScheme: 'light' },
  { width: 1280, height: 900, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
] as const;

for (const { width, height, colorScheme } of SCREENS) {
  describe(`The playground at ${width} pixels, ${colorScheme}`, () => {
    const opened = openPage({ viewport: { width, height }, colorScheme, bypassCSP: true });

    it('meets WCAG AA and fits into the width, with all parts open and a run behind it', async () => {
      const { page } = opened;
      await page.getByRole('button', { name: 'A purchase order with lines' }).click();
      await page.getByText(/^Done: 1 message$/).waitFor();
      for (const summary of await page.locator('summary').all()) await summary.click();
      await page.evaluate(AXE);
      const { violations } = (await page.evaluate(
        "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
      )) as { violations: Violation[] };
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).to.deep.equal(
        [],
      );
      const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(wide).to.equal(0);
    });
  });
}
