import { argv } from 'node:process';
import { PARTS } from './parts';
import { sectionText } from './report/markdown';
import { writeReport } from './report/writeReport';

/**
 * Measures everything and writes `bench/RESULTS.md`. With names of parts: measures those and prints them.
 */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !PARTS.some((part) => part.name === name));
  if (unknown.length > 0)
    throw new Error(`Unknown: ${unknown.join(', ')}. Parts: ${PARTS.map(({ name }) => name).join(', ')}`);
  const sections = [];
  for (const part of PARTS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const startedMs = performance.now();
    const section = await part.measure(ROUNDS);
    sections.push(section);
    console.error(`${part.name}: ${Math.round((performance.now() - startedMs) / 1000)} s`);
    if (names.length > 0) console.log(`${sectionText(section)}\n`);
  }
  if (names.length === 0) await writeReport(sections);
}

/** In real time each figure is the median of so many runs. */
const ROUNDS = 5;

void main(argv.slice(2));
