import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Starts the installed Chromium without a window.
 *
 * @throws Error that says how to get one
 */
export async function openBrowser(env: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const executablePath = [env['CHROMIUM'], ...PLACES].find((file) => file && existsSync(file));
  if (!executablePath) {
    throw new Error('Chromium is not installed. On Debian: apt-get install chromium. Elsewhere name it in CHROMIUM.');
  }
  // Containers run as root, where the sandbox cannot start; the only page that is opened is our own.
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
