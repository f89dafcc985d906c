import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import component from '../../component.json';
import { median } from '../support/median';

export interface LoadTime {
  readonly name: string;
  readonly ms: number;
}

const ROOT = join(__dirname, '..', '..');
const run = promisify(execFile);

/** How long each function's module takes to load in a process of its own; medians of the rounds. */
export async function measureLoadTimes(rounds: number): Promise<LoadTime[]> {
  const functions = Object.entries({ ...component.triggers, ...component.actions });
  const times: LoadTime[] = [];
  for (const [name, { main }] of functions) {
    const measured: number[] = [];
    for (let round = 0; round < rounds; round++) measured.push(await loadMs(join(ROOT, main)));
    times.push({ name, ms: median(measured) });
  }
  return times;
}

async function loadMs(file: string): Promise<number> {
  const { stdout } = await run(process.execPath, ['-e', SCRIPT, file]);
  return Number(stdout);
}

const SCRIPT = 'const at = performance.now(); require(process.argv[1]); console.log(performance.now() - at);';
