import { expect } from 'chai';
import { matchUp } from '../../../../../lib/common/systems/retail/children/matchUp';

/** Texts such as `a12`: the letter is the group; what is wanted fits what holds one of its digits. */
interface Thing {
  readonly text: string;
}
const likeness = {
  groupOf: ({ text }: Thing) => text.charAt(0),
  fits: (wanted: Thing, present: Thing) => [...wanted.text.slice(1)].some((digit) => present.text.includes(digit)),
};
const things = (texts: readonly string[]) => texts.map((text) => ({ text }));

const cases: [name: string, wanted: string[], present: string[], matches: (string | undefined)[]][] = [
  ['nothing with nothing', [], [], []],
  ['nothing wanted', [], ['a1'], []],
  ['nothing there', ['a1'], [], [undefined]],
  ['one with one', ['a1'], ['a1'], ['a1']],
  ['what does not fit', ['a1'], ['a2'], [undefined]],
  ['what fits in another group', ['a1'], ['b1'], [undefined]],
  ['as many equal ones as there are', ['a1', 'a1', 'a1'], ['a1', 'a1'], ['a1', 'a1', undefined]],
  ['a picky one first, whoever comes first', ['a12', 'a1'], ['a1', 'a2'], ['a2', 'a1']],
  ['a chain of picky ones', ['a12', 'a23', 'a3'], ['a2', 'a3', 'a1'], ['a1', 'a2', 'a3']],
  [
    'as many as possible after one that cannot be matched',
    ['a1', 'a1', 'a12', 'a23'],
    ['a1', 'a2'],
    ['a1', undefined, 'a2', undefined],
  ],
  ['each group by itself', ['b1', 'a1', 'b2'], ['a1', 'b2', 'b1'], ['b1', 'a1', 'b2']],
];

describe('matchUp', () => {
  for (const [name, wanted, present, matches] of cases) {
    it(`pairs ${name}`, () => {
      const found = matchUp(things(wanted), things(present), likeness);
      expect(found.map((thing) => thing?.text)).to.deep.equal(matches);
    });
  }

  it('pairs each with one of its own, also where they look alike', () => {
    const present = [{ id: 1 }, { id: 2 }];
    const alike = { groupOf: () => '', fits: () => true };
    expect(new Set(matchUp([{}, {}], present, alike))).to.deep.equal(new Set(present));
  });

  it('manages thousands of equal ones', () => {
    const wanted = Array.from({ length: 1500 }, () => ({}));
    const present = Array.from({ length: 1000 }, () => ({}));
    const matches = matchUp(wanted, present, { groupOf: () => '', fits: () => true });
    expect(matches.filter(Boolean)).to.have.length(1000);
  });
});
