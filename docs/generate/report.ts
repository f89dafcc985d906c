import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { componentRoot } from '../../runner/sailor';

/** First line of the page. */
const GENERATED = '<!-- Written by `npm run report` from docs/figures: run the suites, do not change this page. -->';

type Row = Readonly<Record<string, string | number>>;

/** A section of the page: the file of its figures, and headings by their names. */
interface Section {
  readonly file: string;
  readonly title: string;
  readonly text: string;
  readonly columns: Row;
}

const SECTIONS: readonly Section[] = [
  {
    file: 'faults',
    title: 'Faults of the network and of the vendors',
    text:
      'Every function of every system, struck by every fault. "Done" has the same result as without the fault, and the ' +
      'vendor has stored the same. "Error" names its cause. "Later" goes on with the next run or delivery. Requests and ' +
      'seconds are those of one message at most. "Wrong" is anything else: another result, something stored twice, a ' +
      'secret in a text, a redirect that was followed, a call that did not end.',
    columns: {
      ...{ system: 'System', fault: 'Fault', cells: 'Cells', done: 'Done', errors: 'Error', later: 'Later' },
      ...{ mostRequests: 'Requests', longestS: 'Seconds', violations: 'Wrong' },
    },
  },
  {
    file: 'pollKilled',
    title: 'Processes that are killed while they load',
    text:
      'A load in containers of the real runtime on RabbitMQ, each killed with `kill -9` at a random moment. At most one ' +
      'page may come again after a kill.',
    columns: {
      ...{ records: 'Records', kills: 'Kills', lost: 'Lost', repeated: 'Came again' },
      ...{ mostRepeatedPerKill: 'After one kill', snapshotsAhead: 'Snapshots ahead', errors: 'Errors' },
    },
  },
  {
    file: 'ordersKilled',
    title: 'Processes that are killed while they place purchase orders',
    text:
      'Orders from a queue in four containers of the real runtime on RabbitMQ, each of which gets `kill -9` after one ' +
      'second. The slow vendor takes two seconds for every tenth request, and carries it out even if nobody waits for it.',
    columns: {
      ...{ vendor: 'Vendor', orders: 'Orders', lines: 'Lines', kills: 'Kills', handedBack: 'Handed back' },
      ...{ ordersMissing: 'Orders missing', ordersTwice: 'Orders twice' },
      ...{ linesMissing: 'Lines missing', linesTwice: 'Lines twice', durationS: 'Seconds' },
    },
  },
];

const INTRODUCTION = `# Reliability

What the suites have measured. They keep their figures in \`docs/figures/\` when the variable \`FIGURES\` is set, for example
\`FIGURES=1 npx mocha spec/matrix/faultMatrix.spec.js\`, and those of kills \`FIGURES=1 npm run test:soak\`; \`npm run report\` makes this page
of them.`;

/** The page of all sections whose figures were kept. */
function reliabilityPage(): string {
  const sections = SECTIONS.flatMap((section) => {
    const file = join(componentRoot, 'docs', 'figures', `${section.file}.json`);
    if (!existsSync(file)) return [];
    const rows = [JSON.parse(readFileSync(file, 'utf8'))].flat() as Row[];
    return [`## ${section.title}\n\n${section.text}\n\n${table(section.columns, rows)}`];
  });
  return `${[GENERATED, INTRODUCTION, ...sections].join('\n\n')}\n`;
}

function table(columns: Row, rows: readonly Row[]): string {
  const line = (cells: readonly unknown[]) => `| ${cells.join(' | ')} |`;
  const names = Object.keys(columns);
  const cells = rows.map((row) => line(names.map((name) => row[name] ?? '')));
  return [line(Object.values(columns)), line(names.map(() => '---')), ...cells].join('\n');
}

writeFileSync(join(componentRoot, 'docs', 'reliability.md'), reliabilityPage());
