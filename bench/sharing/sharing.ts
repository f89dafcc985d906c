import { type AccountFigures, accountOf, measureAccount } from '../../spec/support/accountFigures';
import type { Part, Section } from '../report/section';
import { median } from '../support/median';

const PROCESSES = [1, 2, 4, 8, 16];
const SEEDS = [11, 23, 37, 41, 53];
const SECONDS = 900;
const WARM_UP_S = 300;

/** Several processes on one account. */
export const sharing: Part = {
  name: 'sharing',
  isInRealTime: false,
  async measure(): Promise<Section> {
    const shared: AccountFigures[] = [];
    for (const processes of PROCESSES) shared.push(await measureProcesses(processes));
    return {
      title: 'Processes that share an account',
      how: HOW,
      tables: [
        {
          columns: [
            'processes',
            'of the drips used, %',
            'refused, %',
            'least share, of an even one',
            'single requests at once, %',
          ],
          rows: shared.map(({ used, refused, least, atOnce }, at) => [
            PROCESSES[at] ?? 0,
            used * 100,
            refused * 100,
            least,
            atOnce * 100,
          ]),
        },
      ],
      charts: [
        {
          title: 'Drips used by processes on one account',
          unit: '% of what the bucket lets out',
          bars: shared.map(({ used }, at) => ({ label: `${PROCESSES[at]} processes`, value: used * 100 })),
        },
      ],
    };
  },
};

const HOW = `Processes that read as fast as they may, each with a scheduler of its own, against the emulator's limiter; one more
process sends a single request every ten seconds. Virtual clock, answers after 150 to 600 ms, ${SECONDS} seconds of which the first
${WARM_UP_S} are not counted; the median of ${SEEDS.length} draws. A single request is "at once" when it is admitted within a second.`;

async function measureProcesses(processes: number): Promise<AccountFigures> {
  const steps = accountOf(processes, {}, 120);
  const drawn: AccountFigures[] = [];
  for (const seed of SEEDS) drawn.push(await measureAccount({ steps, seconds: SECONDS, seed }, WARM_UP_S));
  const of = (figure: keyof AccountFigures) => median(drawn.map((figures) => figures[figure]));
  return { used: of('used'), refused: of('refused'), least: of('least'), atOnce: of('atOnce') };
}
