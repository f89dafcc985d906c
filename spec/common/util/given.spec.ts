import { expect } from 'chai';
import { givenFields, holdsAnything, isGiven, listGiven, objectsGiven } from '../../../lib/common/util/given';

describe('What counts as given', () => {
  it('is neither absent, nor null, nor blank', () => {
    for (const value of [undefined, null, '', ' ', '\t\n'])
      expect(isGiven(value), JSON.stringify(value)).to.equal(false);
    for (const value of [0, false, 'x', ' x ', [], {}]) expect(isGiven(value), JSON.stringify(value)).to.equal(true);
  });

  it('is nothing in lists and objects of nothing, however deep', () => {
    for (const value of [{}, [], { a: null, b: [{ c: ' ' }] }, [[]]]) expect(holdsAnything(value)).to.equal(false);
    for (const value of [{ a: { b: [0] } }, [false], 'x']) expect(holdsAnything(value)).to.equal(true);
  });

  it('is what is left of fields', () =>
    expect(givenFields({ a: 1, b: '', c: null, d: 'x', e: false }, ['d'])).to.deep.equal({ a: 1, e: false }));

  it('is a list, of one as well when it comes without brackets', () => {
    expect([listGiven([1, 2]), listGiven('a'), listGiven({ a: 1 }), listGiven(0)]).to.deep.equal([
      [1, 2],
      ['a'],
      [{ a: 1 }],
      [0],
    ]);
    expect([listGiven(null), listGiven(''), listGiven(undefined), listGiven([])]).to.deep.equal([[], [], [], []]);
    expect([objectsGiven({ a: 1 }), objectsGiven('a'), objectsGiven(null)]).to.deep.equal([[{ a: 1 }], [], []]);
  });
});
