import { expect } from 'chai';
import type { Fault } from '../../emulator/faults/types';
import { ITEMS_ONLY, pollOnce } from '../support/emulatedPoll';
import { emulatedStep } from '../support/emulatedStep';

/** Polls a shop of so many items with a fault; tells what was asked for, as limits in order with how often each. */
async function pollWith(items: number, fault: Fault): Promise<string[]> {
  const step = await emulatedStep({ size: { ...ITEMS_ONLY, items }, registers: 1000 });
  step.emulator.faults.add(fault);
  const error = await pollOnce(step, { objectType: 'Item' });
  await step.close();
  expect(error).to.equal(undefined);
  const ids = step.bodies.map((body) => String((body as { itemID: unknown }).itemID));
  const expected = step.emulator.admin.records('Item').map(({ itemID }) => String(itemID));
  expect(ids, 'every record once').to.have.length(items).and.have.members(expected);
  return runsOf(step.emulator.log.entries.map(({ params }) => params['limit'] ?? ''));
}

/** `['100', '50', '50']` as `['100', '2 x 50']`. */
function runsOf(limits: readonly string[]): string[] {
  const runs: { limit: string; count: number }[] = [];
  for (const limit of limits) {
    const last = runs.at(-1);
    if (last?.limit === limit) last.count++;
    else runs.push({ limit, count: 1 });
  }
  return runs.map(({ limit, count }) => (count === 1 ? limit : `${count} x ${limit}`));
}

const above = (limit: number): Fault => ({ path: 'Item', action: { kind: 'maxPage', limit } });

describe('pollEntity on a server that refuses large pages', () => {
  it('finds 50 where it refuses more than 60, and tries 100 ever more seldom', async () =>
    expect(await pollWith(2000, above(60))).to.deep.equal([
      ...['100', '5 x 50', '100', '10 x 50', '100', '20 x 50', '100', '5 x 50'],
    ]));

  it('finds 25 where it refuses more than 25', async () =>
    expect(await pollWith(500, above(25))).to.deep.equal([
      ...['100', '50', '5 x 25', '50', '10 x 25', '50', '5 x 25'],
    ]));

  it('finds 3 where it refuses more than 3', async () =>
    expect(await pollWith(60, above(3))).to.deep.equal([
      ...['100', '50', '25', '12', '6', '5 x 3', '6', '10 x 3', '6', '5 x 3'],
    ]));

  it('reads one by one where it refuses more than 1', async () =>
    expect(await pollWith(20, above(1))).to.deep.equal([
      ...['100', '50', '25', '12', '6', '3', '5 x 1', '2', '10 x 1', '2', '5 x 1'],
    ]));

  it('grows back to the configured size when large pages are served again', async () => {
    const fault: Fault = { ...above(10), times: 4 };
    expect(await pollWith(800, fault)).to.deep.equal([
      ...['100', '50', '25', '12', '5 x 6', '5 x 12', '5 x 24', '5 x 48', '4 x 96'],
    ]);
  });
});
