import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { componentRoot } from '../../runner/sailor';
import { writtenPages } from './pages';

/** `npm run docs` */
async function main(): Promise<void> {
  for (const [file, text] of Object.entries(await writtenPages())) writeFileSync(join(componentRoot, file), text);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
