import { join } from 'node:path';
import { config } from 'dotenv';
import { runMain } from '../runner/runMain';
import { componentRoot } from '../runner/sailor';
import { startPlayground } from './server/startPlayground';

/** `npm run playground` */
runMain(async () => {
  config({ path: join(componentRoot, '.env'), quiet: true });
  const playground = await startPlayground({ env: process.env });
  console.log(`The playground is ready: ${playground.url}\n\nOnly this machine can open it. Stop it with Ctrl+C.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void playground.close().then(() => process.exit(0)));
  }
});
