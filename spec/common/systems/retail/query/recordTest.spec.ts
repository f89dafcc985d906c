import { expect } from 'chai';
import type { Condition, Operator, VendorRecord } from '../../../../../lib/common/model/query';
import { recordCheck } from '../../../../../lib/common/systems/retail/query/recordTest';
import { InputError } from '../../../../../lib/common/util/errors';
import { entityOf } from '../../../../support/entityOf';

const condition = (field: string, operator: Operator, ...values: string[]): Condition => ({ field, operator, values });

const passes = (record: VendorRecord, ...checks: Condition[]) => recordCheck(entityOf('Item'), checks)(record);

describe('recordCheck', () => {
  const cases: [record: VendorRecord, check: Condition, result: boolean][] = [
    [{ defaultCost: 10 }, condition('defaultCost', '>', '9'), true],
    [{ defaultCost: '10.10' }, condition('defaultCost', '=', '10.1'), true],
    [{ defaultCost: 10 }, condition('defaultCost', '!=', '10.0'), false],
    [{ defaultCost: '' }, condition('defaultCost', '<', '5'), false],
    [{ itemID: '9' }, condition('itemID', '<', '10'), true],
    [{ tax: true }, condition('tax', '=', 'true'), true],
    [{ tax: false }, condition('tax', '!=', 'true'), true],
    [{ upc: 'ABC' }, condition('upc', '=', 'abc'), true],
    [{ upc: 'ABC' }, condition('upc', 'IN', 'x', 'aBc'), true],
    [{ upc: '' }, condition('upc', '=', ''), true],
    [{ description: 'Größe\nXL' }, condition('description', '~', 'grö%xl'), true],
    [{ description: 'a.c' }, condition('description', '~', 'abc'), false],
    [{ description: 'a.c' }, condition('description', '!~', '%.%'), false],
    [{ description: '' }, condition('description', '!~', ''), false],
    [{ description: 'abcabd' }, condition('description', '~', 'a%d'), true],
    [{ description: 'ab' }, condition('description', '~', 'ab%b'), false],
    [{ description: 'abab' }, condition('description', '~', '%ab'), true],
    [{ description: 'aba' }, condition('description', '~', '%ab%ba%'), false],
    [{ description: 'x_y' }, condition('description', '~', 'x_y'), true],
    [{ description: 'xzy' }, condition('description', '~', 'x_y'), false],
    [{ description: 'ΟΔΟΣ' }, condition('description', '~', '%οδοσ%'), true],
    [{ description: 'anything' }, condition('description', '~', '%%'), true],
    [{ createTime: '2026-06-01T12:00:00+00:00' }, condition('createTime', '<', '2026-06-01T14:00:01+02:00'), true],
    [
      { createTime: '2026-06-01T12:00:00+00:00' },
      condition('createTime', '><', '2026-06-01T12:00:00Z', '2027-01-01T00:00:00Z'),
      true,
    ],
    [{ createTime: '06/30/2026' }, condition('createTime', '=', '2026-06-30T00:00:00Z'), true],
    [{}, condition('createTime', '<', '2026-06-01T00:00:00Z'), false],
    [{}, condition('createTime', '!=', '2026-06-01T00:00:00Z'), true],
  ];
  for (const [record, check, result] of cases) {
    it(`lets ${JSON.stringify(record)} ${result ? 'pass' : 'fail'} ${check.field} ${check.operator} ${check.values}`, () =>
      expect(passes(record, check)).to.equal(result));
  }

  it('does not get lost in a pattern of many wildcards', () => {
    const startedMs = Date.now();
    const like = (pattern: string) => condition('description', '~', pattern);
    expect(passes({ description: 'a'.repeat(120) }, like('%a%a%a%a%a%a%b'))).to.equal(false);
    expect(passes({ description: 'a'.repeat(100_000) }, like(`${'%a'.repeat(20_000)}%b%`))).to.equal(false);
    expect(Date.now() - startedMs).to.be.lessThan(1000);
  });

  it('wants one linked object to meet all conditions on its relation', () => {
    const both = [condition('ItemShops.shopID', '=', '1'), condition('ItemShops.qoh', '>', '5')];
    const shops = (...ItemShop: object[]) => ({ ItemShops: { ItemShop } });
    expect(passes(shops({ shopID: '1', qoh: 9 }, { shopID: '2', qoh: 0 }), ...both)).to.equal(true);
    expect(passes(shops({ shopID: '1', qoh: 0 }, { shopID: '2', qoh: 9 }), ...both)).to.equal(false);
    expect(passes(shops(), ...both)).to.equal(false);
  });

  it('looks into a linked object of which there is one', () => {
    const check = condition('Category.name', '!=', 'Bikes');
    expect(passes({ Category: { name: 'Toys' } }, check)).to.equal(true);
    expect(passes({ Category: { name: 'Bikes' } }, check)).to.equal(false);
    expect(passes({}, check)).to.equal(false);
  });

  for (const record of [{}, { defaultCost: 'cheap' }, { createTime: 'June', defaultCost: 1 }]) {
    it(`refuses to judge ${JSON.stringify(record)}`, () =>
      expect(() =>
        passes(record, condition('defaultCost', '>', '0'), condition('createTime', '<', '2026-06-01T00:00:00Z')),
      ).to.throw(InputError, 'can have one condition only, as Lightspeed does not show it in every object'));
  }
});
