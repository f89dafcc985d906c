import { expect } from 'chai';
import { resized, sliced } from '../../../lib/common/util/async';

let asked = 0;

async function* batches(...sizes: number[]): AsyncGenerator<readonly number[]> {
  let next = 0;
  asked = 0;
  for (const size of sizes) {
    asked++;
    yield Array.from({ length: size }, () => next++);
  }
}

async function taken(list: AsyncIterable<readonly number[]>): Promise<number[][]> {
  const all: number[][] = [];
  for await (const batch of list) all.push([...batch]);
  return all;
}

describe('sliced', () => {
  const cases: [sizes: number[], from: number, most: number, result: number[], asked: number][] = [
    [[3, 3, 3], 0, Infinity, [0, 1, 2, 3, 4, 5, 6, 7, 8], 3],
    [[3, 3, 3], 0, 4, [0, 1, 2, 3], 2],
    [[3, 3, 3], 0, 3, [0, 1, 2], 1],
    [[3, 3, 3], 4, 2, [4, 5], 2],
    [[3, 3, 3], 2, 2, [2, 3], 2],
    [[3, 0, 3], 3, 1, [3], 3],
    [[3, 3], 9, 5, [], 2],
    [[3, 3], 0, 0, [], 0],
  ];
  for (const [sizes, from, most, result, batchesAsked] of cases) {
    it(`takes ${most} from ${from} of ${sizes}`, async () => {
      asked = 0;
      expect((await taken(sliced(batches(...sizes), from, most))).flat()).to.deep.equal(result);
      expect(asked).to.equal(batchesAsked);
    });
  }
});

describe('resized', () => {
  const cases: [sizes: number[], size: number, result: number[]][] = [
    [[3, 3, 1], 2, [2, 2, 2, 1]],
    [[3, 3], 3, [3, 3]],
    [[1, 0, 1, 1], 5, [3]],
    [[10], 4, [4, 4, 2]],
    [[], 4, []],
  ];
  for (const [sizes, size, result] of cases) {
    it(`makes batches of ${size} of ${sizes}`, async () => {
      const all = await taken(resized(batches(...sizes), size));
      expect(all.map(({ length }) => length)).to.deep.equal(result);
      expect(all.flat()).to.deep.equal(all.flat().map((_, at) => at));
    });
  }
});
