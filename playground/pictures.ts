import { join } from 'node:path';
import { runMain } from '../runner/runMain';
import { componentRoot } from '../runner/sailor';
import { openBrowser } from './browser';
import { startPlayground } from './server/startPlayground';

const FOLDER = join(componentRoot, 'docs/images');

/** `npm run pictures`: the pictures of README and docs, from the running page. */
runMain(async () => {
  const playground = await startPlayground();
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light' });
    await page.goto(playground.url);
    await page.getByRole('button', { name: 'A purchase order with lines' }).click();
    await page.getByText('Done: 1 message').waitFor();
    await page.screenshot({ path: join(FOLDER, 'playground-order.png') });
    await page.getByRole('button', { name: 'A shared account' }).click();
    await page
      .getByTestId('spent-flow')
      .locator('td')
      .first()
      .filter({ hasText: /^[3-9]\d$/ })
      .waitFor({ timeout: 120_000 });
    await page.screenshot({ path: join(FOLDER, 'playground-shared.png') });
  } finally {
    await browser.close();
    await playground.close();
  }
});
