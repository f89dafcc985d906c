import { join } from 'node:path';
import { config } from 'dotenv';
import { cli } from './cli';
import { runMain } from './runMain';
import { componentRoot } from './sailor';

/** `npm run step -- <function> [--field value ...]` */
runMain(async () => {
  config({ path: join(componentRoot, '.env'), quiet: true });
  process.exitCode = await cli(process.argv.slice(2), {
    env: process.env,
    print: (line) => process.stdout.write(`${line}\n`),
    printError: (line) => process.stderr.write(`${line}\n`),
  });
});
