import { expect } from 'chai';
import { createRegistry } from '../../../lib/common/util/registry';

describe('A registry', () => {
  it('makes a value once', () => {
    const registry = createRegistry<object>(2);
    expect(registry.get('a', () => ({}))).to.equal(registry.get('a', () => ({})));
  });

  it('forgets what was unused for longest', () => {
    const registry = createRegistry<number>(2);
    let made = 0;
    const get = (key: string) => registry.get(key, () => ++made);
    expect(['a', 'b', 'a', 'c', 'a', 'b'].map(get)).to.deep.equal([1, 2, 1, 3, 1, 4]);
  });
});
