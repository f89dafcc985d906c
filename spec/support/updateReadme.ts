import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completenessMatrix } from './completenessMatrix';

/** Writes the completeness matrix into the README, in place of the one that is there. */
async function updateReadme(file: string): Promise<void> {
  const readme = readFileSync(file, 'utf8');
  const matrix = await completenessMatrix();
  writeFileSync(
    file,
    readme.replace(/\| Object \| Poll \|[\s\S]*?\n\n/, () => `${matrix}\n\n`),
  );
}

void updateReadme(join(__dirname, '..', '..', 'README.md'));
