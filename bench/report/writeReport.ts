import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { barChartSvg } from './barChart';
import { machineText } from './machine';
import { aimsText, pictureName, sectionText } from './markdown';
import type { Section } from './section';

const FOLDER = join(__dirname, '..');

/** Writes `bench/RESULTS.md` and its pictures. */
export async function writeReport(sections: readonly Section[]): Promise<void> {
  const pictures = join(FOLDER, 'pictures');
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures);
  for (const chart of sections.flatMap(({ charts = [] }) => charts)) {
    await writeFile(join(pictures, pictureName(chart.title)), barChartSvg(chart));
  }
  await writeFile(join(FOLDER, 'RESULTS.md'), reportText(sections));
}

const reportText = (sections: readonly Section[]): string =>
  `${[
    '# Results of the benchmarks',
    'Written by `npm run bench`, by nobody else. Each figure in real time is the median of five runs or more, of what is compared side by side in one run. Figures on a virtual clock come out the same every time.',
    machineText(),
    '## Aims',
    aimsText(sections.flatMap(({ aims = [] }) => aims)),
    ...sections.map(sectionText),
  ].join('\n\n')}\n`;
