import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { componentRoot } from '../../runner/sailor';

const DIRECTORY = join(componentRoot, 'docs', 'figures');

/** Keeps what a suite has measured for `npm run report`, when the variable FIGURES is set. */
export function keepFigures(name: string, figures: unknown): void {
  if (!process.env['FIGURES']) return;
  mkdirSync(DIRECTORY, { recursive: true });
  writeFileSync(join(DIRECTORY, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
}
