import { bucketSize, expectIdealPace, type Reading } from '../support/readingPace';

const LOADS: readonly Pick<Reading, 'relations' | 'costDrips'>[] = [
  { relations: [], costDrips: 1 },
  { relations: ['ItemShops'], costDrips: 1.4 },
  { relations: ['ItemShops', 'Images', 'Category'], costDrips: 2 },
];

describe('pollEntity: 60 pages take no longer than the rate limits demand', () => {
  for (const registers of [1, 3]) {
    for (const levelDrips of [0, bucketSize(registers) / 2, bucketSize(registers) - 0.1]) {
      for (const latencyMs of [0, 50, 400]) {
        for (const load of LOADS) {
          it(`${registers} registers, ${levelDrips} drips at the start, ${latencyMs} ms per answer, ${load.costDrips} drips per page`, () =>
            expectIdealPace({ ...load, registers, levelDrips, latencyMs }));
        }
      }
    }
  }
});
