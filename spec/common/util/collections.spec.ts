import { expect } from 'chai';
import { groupBy, inBatches } from '../../../lib/common/util/collections';

describe('groupBy', () => {
  it('keeps the order of groups and values', () =>
    expect([...groupBy([5, 2, 3, 4], (number) => number % 2)]).to.deep.equal([
      [1, [5, 3]],
      [0, [2, 4]],
    ]));
});

describe('inBatches', () => {
  const cases: [number[], number, number[][]][] = [
    [[], 2, []],
    [[1, 2], 2, [[1, 2]]],
    [[1, 2, 3], 2, [[1, 2], [3]]],
  ];
  for (const [values, size, batches] of cases) {
    it(`puts ${values.length} values into batches of ${size}`, () =>
      expect(inBatches(values, size)).to.deep.equal(batches));
  }
});
