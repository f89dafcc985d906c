import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../../playground/browser';
import { type Playground, startPlayground } from '../../playground/server/startPlayground';

export interface OpenPage {
  page: Page;
  /** Errors and warnings that the page wrote to the console. */
  readonly complaints: string[];
}

/** A playground and a browser for the tests of a suite, and a new page on a new shop for each test. */
export function openPage(options: BrowserContextOptions = {}): OpenPage {
  let browser: Browser;
  let playground: Playground;
  const opened = { complaints: [] as string[] } as unknown as OpenPage;
  before(async () => {
    browser = await openBrowser();
  });
  beforeEach(async () => {
    playground = await startPlayground();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    opened.page = await context.newPage();
    opened.complaints.length = 0;
    opened.page.on('pageerror', ({ message }) => opened.complaints.push(message));
    opened.page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) opened.complaints.push(message.text());
    });
    await opened.page.goto(playground.url);
    await opened.page.getByRole('heading', { name: 'Lightspeed playground' }).waitFor();
  });
  afterEach(async () => {
    await opened.page.context().close();
    await playground.close();
  });
  after(() => browser.close());
  return opened;
}
