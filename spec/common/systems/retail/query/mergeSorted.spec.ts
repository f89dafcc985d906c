import { expect } from 'chai';
import { mergeSorted } from '../../../../../lib/common/systems/retail/query/mergeSorted';

describe('mergeSorted', () => {
  const ended: string[] = [];
  const asked: string[] = [];

  async function* list(name: string, ...batches: number[][]): AsyncGenerator<readonly number[]> {
    try {
      for (const batch of batches) {
        asked.push(name);
        yield batch;
      }
    } finally {
      ended.push(name);
    }
  }

  const merged = async (...lists: AsyncGenerator<readonly number[]>[]) => {
    const all: number[] = [];
    for await (const batch of mergeSorted(lists, (a, b) => a - b)) all.push(...batch);
    return all;
  };

  beforeEach(() => {
    ended.length = 0;
    asked.length = 0;
  });

  it('merges batches of any size, empty ones too', async () =>
    expect(await merged(list('a', [1, 4], [], [7, 9]), list('b'), list('c', [], [2, 3, 4], [8]))).to.deep.equal([
      1, 2, 3, 4, 4, 7, 8, 9,
    ]));

  it('asks a list for its next batch only when its elements are used up', async () => {
    const result = mergeSorted([list('a', [1, 2], [9]), list('b', [5, 6], [7])], (a, b) => a - b);
    expect((await result.next()).value).to.deep.equal([1, 2]);
    expect(asked).to.deep.equal(['a', 'b']);
    expect((await result.next()).value).to.deep.equal([5, 6]);
    expect(asked).to.deep.equal(['a', 'b', 'a']);
  });

  it('ends all lists when the consumer stops', async () => {
    for await (const _ of mergeSorted([list('a', [1], [2]), list('b', [3], [4])], (a, b) => a - b)) break;
    expect(ended).to.have.members(['a', 'b']);
  });

  it('of nothing is nothing', async () => expect(await merged()).to.deep.equal([]));
});
