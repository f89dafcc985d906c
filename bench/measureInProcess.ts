import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Section } from './report/section';

/** Measures a part in a process of its own. */
export async function measureInProcess(name: string, rounds: number): Promise<Section> {
  const child = fork(join(__dirname, 'partProcess.js'), [name, String(rounds)], { serialization: 'advanced' });
  const [section] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (typeof section !== 'object') throw new Error(`Measuring ${name} ended with ${section}`);
  return section;
}
