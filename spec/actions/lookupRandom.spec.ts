import { expect } from 'chai';
import type { StoredRecord } from '../../emulator/types';
import { lookupObjects } from '../../lib/actions/lookupObjects';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { observeAction } from '../support/observeAction';
import { type RandomChoices, randomChoices } from '../support/seededRandom';

type Kind = 'number' | 'text' | 'time';

const FIELDS: Readonly<Record<string, Kind>> = {
  itemID: 'number',
  categoryID: 'number',
  defaultCost: 'number',
  description: 'text',
  customSku: 'text',
  createTime: 'time',
  'ItemShops.qoh': 'number',
  'ItemShops.shopID': 'number',
};

const NAMES = [
  'Red shirt',
  'red SHIRT',
  'Blue, large',
  '50% wool',
  'a|b',
  'x=y',
  'Größe XL',
  '🚲',
  `"it's" + more`,
  '',
];
const SKUS = ['A-1', 'a-2', 'B,3', 'C%4', 'D|5', ''];

interface Term {
  readonly fieldName: string;
  readonly condition: string;
  readonly fieldValue: string | string[];
}

/** What a condition means, written down anew and without regard to how it is asked for. */
function holds(kind: Kind, value: unknown, condition: string, operand: string | string[]): boolean {
  const plain = (one: unknown): number | string =>
    kind === 'number' ? Number(one) : kind === 'time' ? Date.parse(String(one)) : String(one).toLowerCase();
  const [mine, [first = '', second = '']] = [plain(value), [operand].flat().map(plain)];
  const wildcard = String(operand).includes('%') ? String(operand) : `%${operand}%`;
  switch (condition) {
    case '=':
      return mine === first;
    case '!=':
      return mine !== first;
    case '<':
      return mine < first;
    case '<=':
      return mine <= first;
    case '>':
      return mine > first;
    case '>=':
      return mine >= first;
    case 'between':
      return mine >= first && mine <= second;
    case 'in':
      return [operand].flat().map(plain).includes(mine);
    case 'like':
      return isLike(String(value), wildcard);
    default:
      return !isLike(String(value), wildcard);
  }
}

/** `%` takes as much as it needs, tried from nothing upwards. */
function isLike(text: string, pattern: string): boolean {
  if (pattern === '') return text === '';
  if (pattern.startsWith('%')) {
    return isLike(text, pattern.slice(1)) || (text !== '' && isLike(text.slice(1), pattern));
  }
  return text[0]?.toLowerCase() === pattern[0]?.toLowerCase() && isLike(text.slice(1), pattern.slice(1));
}

describe('Any search terms', () => {
  let step: EmulatedStep;
  let items: readonly StoredRecord[];
  let stock: ReadonlyMap<unknown, readonly StoredRecord[]>;

  before(async () => {
    step = await emulatedStep({ size: { items: 120, customers: 2, sales: 2, orders: 1, shops: 2 } });
    const { admin } = step.emulator;
    const { pick, roll } = randomChoices(11);
    for (const { itemID } of admin.records('Item')) {
      admin.change('Item', String(itemID), {
        description: pick(NAMES),
        customSku: pick(SKUS),
        defaultCost: roll(12) / 2,
        categoryID: roll(4) + 1,
        createTime: `2026-01-0${roll(9) + 1}T00:00:00+00:00`,
      });
    }
    for (const { itemShopID } of admin.records('ItemShop')) {
      admin.change('ItemShop', String(itemShopID), { qoh: roll(8) - 1 });
    }
    items = admin.records('Item');
    const shops = admin.records('ItemShop');
    stock = new Map(items.map(({ itemID }) => [itemID, shops.filter((each) => each['itemID'] === itemID)]));
  });

  after(() => step.close());

  function operandOf(fieldName: string, { pick, roll }: RandomChoices): string {
    if (fieldName === 'description') return pick(NAMES);
    if (fieldName === 'customSku') return pick(SKUS);
    if (fieldName === 'createTime') return `2026-01-0${roll(9) + 1}T00:00:00Z`;
    if (fieldName === 'itemID') return String(roll(130));
    return String(fieldName === 'defaultCost' ? roll(12) / 2 : roll(6) - 1);
  }

  function randomTerm(chance: RandomChoices, fields: readonly string[]): Term {
    const fieldName = chance.pick(fields);
    const value = () => operandOf(fieldName, chance);
    const common = ['=', '!=', '<', '<=', '>', '>=', 'between', 'in', 'in', '='];
    const isText = FIELDS[fieldName] === 'text';
    const condition = chance.pick(isText ? ['=', '!=', 'in', 'like', 'not like', '='] : common);
    if (condition === 'in') return { fieldName, condition, fieldValue: [value(), value(), value()] };
    if (condition === 'between') return { fieldName, condition, fieldValue: [value(), value()] };
    const like = condition.endsWith('like');
    return { fieldName, condition, fieldValue: like ? chance.pick(['re', 'red%', '%l', 'a-%', '🚲', '%,%']) : value() };
  }

  /** Conditions on stock must be met by the stock of one shop. */
  function matches(item: StoredRecord, terms: readonly Term[]): boolean {
    const test = (record: StoredRecord) => (term: Term) =>
      holds(
        FIELDS[term.fieldName] ?? 'text',
        record[term.fieldName.replace('ItemShops.', '')],
        term.condition,
        term.fieldValue,
      );
    const ofStock = terms.filter(({ fieldName }) => fieldName.includes('.'));
    const ofItem = terms.filter((term) => !ofStock.includes(term));
    const shops = stock.get(item['itemID']) ?? [];
    return ofItem.every(test(item)) && (ofStock.length === 0 || shops.some((shop) => ofStock.every(test(shop))));
  }

  const namesOf = Object.keys(FIELDS);
  const own = namesOf.filter((name) => !name.includes('.'));

  const runs: { readonly found: number; readonly wire: readonly string[] }[] = [];

  for (let seed = 1; seed <= 120; seed++) {
    it(`find what they say (${seed})`, async () => {
      const chance = randomChoices(seed * 7919);
      // Few fields in every second case, so that conditions meet on one field.
      const fields = seed % 2 ? namesOf : [chance.pick(own), chance.pick(namesOf)];
      const terms = Array.from({ length: 1 + chance.roll(5) }, () => randomTerm(chance, fields));
      const links = terms.slice(1).map(() => chance.pick(['and', 'or', 'and']));
      const alternatives: Term[][] = [];
      terms.forEach((term, index) => {
        if (index === 0 || links[index - 1] === 'or') alternatives.push([]);
        alternatives.at(-1)?.push(term);
      });
      const body = Object.fromEntries([
        ...terms.map((term, index) => [`sTerm_${index + 1}`, term]),
        ...links.map((link, index) => [`link_${index + 1}_${index + 2}`, link]),
      ]);
      const sort = chance.pick([undefined, 'itemID', '-itemID', 'timeStamp', '-description']);
      const relations = chance.pick([[], ['ItemShops'], ['ItemShops', 'Images', 'ItemVendorNums', 'Category', 'Note']]);
      const archived = chance.pick(['include', 'exclude']);
      const cfg = { objectType: 'Item', emitBehavior: 'emitAll', termNumber: terms.length, sort, relations, archived };
      const { bodies, error, wire } = await observeAction(step, lookupObjects, cfg, body);
      expect(error).to.equal(undefined);
      const results = bodies[0]?.['results'] as StoredRecord[] | undefined;
      const found = (results ?? []).map(({ itemID }) => Number(itemID));
      runs.push({ found: found.length, wire });
      const expected = items
        .filter((item) => archived === 'include' || !item['archived'])
        .filter((item) => alternatives.some((conditions) => matches(item, conditions)))
        .map(({ itemID }) => Number(itemID));
      expect(
        [...found].sort((a, b) => a - b),
        JSON.stringify(body),
      ).to.deep.equal(expected);
      if (sort?.endsWith('itemID')) {
        expect(found).to.deep.equal(sort === 'itemID' ? expected : [...expected].reverse());
      }
    });
  }

  it('were found in every way', () => {
    const ways = [/[?&]or=/, /=IN,/, /=><,/, /!~,/, /ItemShops\.\w+=/];
    for (const way of ways)
      expect(
        runs.filter(({ wire }) => wire.some((line) => way.test(line))),
        `${way}`,
      ).to.not.have.length(0);
    expect(
      runs.filter(({ wire }) => new Set(wire.map((line) => line.replace(/&after=.*/, ''))).size > 1).length,
    ).to.be.greaterThan(20);
    expect(runs.filter(({ found }) => found > 0 && found < items.length / 2).length).to.be.greaterThan(40);
  });
});
