import { expect } from 'chai';
import { matchRecords } from '../../../lib/common/children/matchRecords';
import { seededRandom } from '../../support/seededRandom';

/** Texts such as `a12`: the letter is the group; what is wanted fits what holds one of its digits. */
interface Thing {
  readonly text: string;
}
const letterOf = ({ text }: Thing) => [text.charAt(0)];
const matchRule = {
  groupKey: (thing: Thing): unknown => thing,
  indexKeys: letterOf,
  lookupKeys: letterOf,
  matches: (wanted: Thing, present: Thing) => [...wanted.text.slice(1)].some((digit) => present.text.includes(digit)),
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

describe('matchRecords', () => {
  for (const [name, wanted, present, matches] of cases) {
    it(`pairs ${name}`, () => {
      const found = matchRecords(things(wanted), things(present), matchRule);
      expect(found.map((thing) => thing?.text)).to.deep.equal(matches);
    });
  }

  it('pairs each with one of its own, also where they look alike', () => {
    const present = [{ id: 1 }, { id: 2 }];
    const alike = {
      groupKey: (one: object) => one,
      indexKeys: () => [''],
      lookupKeys: () => [''],
      matches: () => true,
    };
    expect(new Set(matchRecords([{}, {}], present, alike))).to.deep.equal(new Set(present));
  });

  /** Time that it takes in ms, the best of three. */
  const timeOf = (work: () => void): number =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const startMs = performance.now();
        work();
        return performance.now() - startMs;
      }),
    );
  const priceOf = ({ price }: { price: number }) => price;
  const byPrice = {
    groupKey: priceOf,
    indexKeys: (one: { price: number }) => [String(one.price)],
    lookupKeys: (one: { price: number }) => [String(one.price)],
    matches: (one: { price: number }, other: { price: number }) => Math.abs(one.price - other.price) < 0.005,
  };
  const priced = (count: number, kinds: number) => Array.from({ length: count }, (_, at) => ({ price: at % kinds }));

  it('manages twenty thousand equal ones, of which some are missing, in no time', () => {
    const [wanted, present] = [priced(20_000, 3), priced(15_000, 3)];
    expect(matchRecords(wanted, present, byPrice).filter(Boolean)).to.have.length(15_000);
    expect(timeOf(() => matchRecords(wanted, present, byPrice))).to.be.below(200);
  });

  it('manages thousands that are each a kind of its own', () => {
    const [wanted, present] = [priced(6000, 6000), priced(4000, 4000)];
    expect(matchRecords(wanted, present, byPrice).filter(Boolean)).to.have.length(4000);
    expect(timeOf(() => matchRecords(wanted, present, byPrice))).to.be.below(500);
  });

  it('manages thousands that fit all, without knowing that they are equal', () => {
    const alike = {
      groupKey: (one: object) => one,
      indexKeys: () => [''],
      lookupKeys: () => [''],
      matches: () => true,
    };
    const [wanted, present] = [priced(1500, 3), priced(1000, 3)];
    expect(matchRecords(wanted, present, alike).filter(Boolean)).to.have.length(1000);
  });

  it('finds as many pairs as trying everything does', () => {
    const random = seededRandom(3);
    const text = (letters: string, most: number) =>
      Array.from(
        { length: 1 + Math.floor(random() * most) },
        () => letters[Math.floor(random() * letters.length)],
      ).join('');
    for (let round = 0; round < 300; round++) {
      const some = () => Array.from({ length: Math.floor(random() * 7) }, () => `a${text('1234', 2)}`);
      const [wanted, present] = [some(), some()];
      const byText = { ...matchRule, groupKey: ({ text }: Thing) => text };
      const most = mostPairs(wanted, present);
      for (const each of [matchRule, byText]) {
        const found = matchRecords(things(wanted), things(present), each);
        expect(found.filter(Boolean), `${wanted} with ${present}`).to.have.length(most);
        const taken = found.filter((thing) => thing !== undefined);
        expect(new Set(taken).size).to.equal(taken.length);
        found.forEach((thing, at) => {
          expect(!thing || matchRule.matches({ text: wanted[at] ?? '' }, thing)).to.equal(true);
        });
      }
    }
  });

  /** By trying every way. */
  function mostPairs([first, ...others]: readonly string[], present: readonly string[]): number {
    if (first === undefined) return 0;
    const withIt = present.map((text, at) =>
      matchRule.matches({ text: first }, { text })
        ? 1 +
          mostPairs(
            others,
            present.filter((_, other) => other !== at),
          )
        : 0,
    );
    return Math.max(mostPairs(others, present), ...withIt);
  }
});
