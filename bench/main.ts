import { cpus } from 'node:os';
import { argv } from 'node:process';
import { mapConcurrent } from '../lib/common/util/async';
import { measureInProcess } from './measureInProcess';
import { PARTS } from './parts';
import { sectionText } from './report/markdown';
import type { Part, Section } from './report/section';
import { startReport } from './report/writeReport';

/** In real time each figure is the median of so many runs. */
const ROUNDS = 5;

/** Measures everything and writes `bench/RESULTS.md`. With names of parts: measures those and prints them. */
async function main(names: readonly string[]): Promise<void> {
  const write = startReport();
  const sections = await measure(names.length === 0 ? PARTS : names.map(partOf));
  if (names.length === 0) await write(sections);
  else console.log(sections.map(sectionText).join('\n\n'));
}

function partOf(name: string): Part {
  const part = PARTS.find((one) => one.name === name);
  if (!part) throw new Error(`No part is named ${name}. There are ${PARTS.map((one) => one.name).join(', ')}`);
  return part;
}

/** The sections in the order of their parts. */
async function measure(parts: readonly Part[]): Promise<Section[]> {
  const sections = new Map<Part, Section>();
  const measureOne = async (part: Part, work: Promise<Section>) => {
    const startedMs = performance.now();
    sections.set(part, await work);
    console.error(`${part.name}: ${Math.round((performance.now() - startedMs) / 1000)} s`);
  };
  for (const part of parts.filter(({ isInRealTime }) => isInRealTime)) await measureOne(part, part.measure(ROUNDS));
  // What is not changed by other work on the machine need not wait for its turn.
  const others = parts.filter(({ isInRealTime }) => !isInRealTime);
  const concurrency = cpus().length;
  await mapConcurrent(others, { concurrency }, (part) => measureOne(part, measureInProcess(part.name, ROUNDS)));
  return parts.flatMap((part) => sections.get(part) ?? []);
}

void main(argv.slice(2));
