import { fakerEN as faker } from '@faker-js/faker';
import { expect } from 'chai';
import { costDrips } from '../emulator/costs';
import type { Entity } from '../lib/common/model/entity';
import { retailCatalogue } from '../lib/common/systems/retail/catalogue';
import { type RawCall, rawPrice } from '../lib/common/systems/retail/features/raw/rawPrice';

const pick = <Value>(values: readonly Value[]): Value => faker.helpers.arrayElement(values);
const chance = (percent: number): boolean => faker.number.int(99) < percent;
const several = <Value>(make: () => Value): Value[] =>
  Array.from({ length: faker.number.int({ min: 1, max: 4 }) }, make);

const ENTITIES = Object.values(retailCatalogue).filter(({ path }) => !path.startsWith('/'));
const CONDITIONS = ['1', '>,1', '>=,2', '<,3', '<=,1', '><,1,2', '~,%a', '!~,b', '!=,1', 'IN,[1,2]'];

/** A request about some entity, with relations, alternatives and a body as users write them, right and wrong. */
function requestOf(): RawCall {
  const entity = pick(ENTITIES);
  const method = pick(['GET', 'GET', 'POST', 'PUT', 'DELETE'] as const);
  const path = entity.path.replace(/\{\w+\}/g, '7') + (chance(50) ? '/12' : '');
  const query = [...(chance(60) ? [relationsOf(entity)] : []), ...(chance(30) ? [alternativesOf(entity)] : [])];
  return {
    method,
    path,
    query: [...query, ...(chance(5) ? [pick(['count=1', 'count=0'])] : [])].join('&'),
    body: method === 'POST' || method === 'PUT' ? bodyOf(entity, 0) : undefined,
  };
}

function relationsOf({ relations }: Entity): string {
  const names = several(() => pick([...Object.keys(relations), 'Foo', 'SaleLines.Item']));
  const json = JSON.stringify(names);
  return `load_relations=${pick([encodeURIComponent(json), json, 'all', '["all"]', '[broken', '"ItemShops"', ''])}`;
}

function alternativesOf({ fields }: Entity): string {
  const names = [...Object.keys(fields), 'ItemShops.qoh', 'ItemShops.shopID'];
  return `or=${several(() => encodeURIComponent(`${pick(names)}=${pick(CONDITIONS)}`)).join('|')}`;
}

function bodyOf(entity: Entity, depth: number): Record<string, unknown> {
  const parts = Object.entries(entity.relations).filter(([name]) => !name.includes('.'));
  const values = several(() => [pick(Object.keys(entity.fields).concat('x')), pick([1, 'a', 'true', null])]);
  const nested = depth > 2 || parts.length === 0 ? [] : several(() => partOf(pick(parts), depth));
  return { ...Object.fromEntries([...values, ...nested]), completed: pick([true, 'true', false, 1]) };
}

function partOf([name, { kind, wrapper = name }]: [string, Entity['relations'][string]], depth: number) {
  const entity = retailCatalogue[wrapper] ?? retailCatalogue[name];
  const record = () => (entity ? bodyOf(entity, depth + 1) : { note: 'a' });
  const list = () => pick([{ [wrapper]: [record(), record()] }, { [wrapper]: record() }, { [wrapper]: [] }, {}, '']);
  return [name, kind === 'many' ? pick([list(), list(), [record()], record()]) : pick([record(), '', null])];
}

describe('prices of client and emulator', () => {
  it('agree on whatever is asked', () => {
    faker.seed(20_261_128);
    for (let count = 0; count < 3000; count++) {
      const request = requestOf();
      const emulated = costDrips({ ...request, query: request.query ?? '' });
      expect(rawPrice(request), JSON.stringify(request)).to.equal(emulated);
    }
  });
});
