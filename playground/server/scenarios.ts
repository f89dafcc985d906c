import type { ScenarioInfo, ScenarioStep } from '../protocol';
import type { EmulatedShop } from './emulatedShop';

interface Scenario extends ScenarioInfo {
  readonly steps: readonly ((shop: EmulatedShop) => Omit<ScenarioStep, 'more'>)[];
}

const orderOf = (refNum: string) => ({
  function: 'createOrder',
  cfg: { markOrdered: true },
  body: {
    shopID: '1',
    vendorID: '1',
    refNum,
    lines: [
      { itemID: '1', quantity: 12, price: 7.5 },
      { itemID: '2', quantity: 4, price: 21 },
      { itemID: '3', quantity: 30, price: 1.25 },
    ],
  },
  fromSnapshot: false,
});

const poll = { function: 'pollEntity', cfg: { objectType: 'Item', emitBehavior: 'emitPage' }, body: {} };

let orders = 0;

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'order',
    title: 'A purchase order with lines',
    description: 'Creates a purchase order with three lines and sends it.',
    steps: [
      () => ({
        ...orderOf(`DEMO-${++orders}`),
        explanation: 'One order, three lines: each line is a request of its own.',
      }),
    ],
  },
  {
    name: 'changes',
    title: 'A poll with changes',
    description: 'Polls all items, changes three of them, and polls again: only the three come.',
    steps: [
      () => ({
        ...poll,
        fromSnapshot: false,
        explanation: 'The first poll emits every item. The snapshot remembers how far it came.',
      }),
      (shop) => {
        // Polling leaves the last five seconds to the next run: the emulator's clock moves over them.
        for (const id of ['1', '2', '3']) shop.change('Item', id, { description: `Changed in the playground (${id})` });
        shop.emulator.clock.advance(10_000);
        return {
          ...poll,
          fromSnapshot: true,
          explanation: 'Three items were changed. The second poll starts at the snapshot.',
        };
      },
    ],
  },
  {
    name: 'shared',
    title: 'A shared account',
    description:
      'Another flow polls the same account. Look at the bucket: both get their share, and nobody is refused.',
    steps: [
      () => ({
        function: 'pollEntity',
        cfg: { objectType: 'Sale', emitBehavior: 'emitPage', pageSize: '2', relations: ['SaleLines', 'Customer'] },
        body: {},
        fromSnapshot: false,
        besideOtherFlow: true,
        explanation:
          'Two processes spend from one bucket. They know nothing of each other but the level that the answers tell. The other flow ends with this run: press Cancel when you have seen enough.',
      }),
    ],
  },
  {
    name: 'lostAnswer',
    title: 'A lost answer',
    description: 'The server stores the order and then breaks the connection. The order is found again, not doubled.',
    steps: [
      (shop) => {
        shop.addFault('lostAnswer method=POST path=Order');
        return {
          ...orderOf(`LOST-${++orders}`),
          explanation:
            'The answer to POST Order never comes. The order is looked for by its reference number and goes on.',
        };
      },
    ],
  },
];

export const scenarioInfos: readonly ScenarioInfo[] = SCENARIOS.map(({ name, title, description }) => ({
  ...{ name, title, description },
}));

/** Prepares the step and tells what to run. Undefined: there is no such step. */
export function scenarioStep(name: string, at: number, shop: EmulatedShop): ScenarioStep | undefined {
  const { steps } = SCENARIOS.find((each) => each.name === name) ?? { steps: [] };
  const step = steps[at]?.(shop);
  return step && { ...step, more: at + 1 < steps.length };
}
