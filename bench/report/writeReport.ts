import { mkdir, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { barChartSvg } from './barChart';
import { machineText } from './machine';
import { aimsText, pictureName, sectionText } from './markdown';
import type { Section } from './section';

const FOLDER = join(__dirname, '..');

/** Notes how busy the machine is; the result writes `bench/RESULTS.md` and its pictures when everything is measured. */
export function startReport(): (sections: readonly Section[]) => Promise<void> {
  const [load = 0] = loadavg();
  return (sections) => writeReport(sections, load);
}

async function writeReport(sections: readonly Section[], load: number): Promise<void> {
  const pictures = join(FOLDER, 'pictures');
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures);
  for (const chart of sections.flatMap(({ charts = [] }) => charts)) {
    await writeFile(join(pictures, pictureName(chart.title)), barChartSvg(chart));
  }
  await writeFile(join(FOLDER, 'RESULTS.md'), reportText(sections, load));
}

const reportText = (sections: readonly Section[], load: number): string =>
  `${[
    '# Results of the benchmarks',
    'Written by `npm run bench`, by nobody else. Each figure in real time is the median of five runs or more, of what is compared side by side in one run. Figures on a virtual clock come out the same every time.',
    machineText(load),
    ...(load > cpus().length / 2 ? [BUSY] : []),
    '## Aims',
    aimsText(sections.flatMap(({ aims = [] }) => aims)),
    ...sections.map(sectionText),
  ].join('\n\n')}\n`;

const BUSY =
  '**The machine was busy with other work.** Figures in real time (overhead, accounts, start-up) are worse than they would be on an idle one; run it again there. Those on virtual clocks are not affected.';
