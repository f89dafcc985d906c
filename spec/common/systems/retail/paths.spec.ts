import { expect } from 'chai';
import { retailCatalogue } from '../../../../lib/common/systems/retail/catalogue';
import { collectionPath, recordPath } from '../../../../lib/common/systems/retail/paths';
import { InputError } from '../../../../lib/common/util/errors';
import { entityOf } from '../../../support/entityOf';

describe('paths', () => {
  it('builds lists and records', () => {
    expect(collectionPath(entityOf('Item'))).to.equal('Item');
    expect(collectionPath(entityOf('Locale'))).to.equal('/API/Locale');
    expect(collectionPath(entityOf('SaleSaleLine'), { saleID: '277' })).to.equal('Sale/277/SaleLine');
    expect(recordPath(entityOf('Item'), 12)).to.equal('Item/12');
    expect(recordPath(entityOf('Sale'), '220000000277')).to.equal('Sale/220000000277');
    expect(recordPath(entityOf('OrderShipmentItem'), '3', { orderID: 1, orderShipmentID: '2' })).to.equal(
      'Order/1/Shipment/2/Item/3',
    );
  });

  it('fills every parent of every entity', () => {
    for (const entity of Object.values(retailCatalogue)) {
      const parents = Object.fromEntries(Object.keys(entity.parents ?? {}).map((name) => [name, '7']));
      expect(collectionPath(entity, parents), entity.entity).not.to.match(/[{}]/);
    }
  });

  for (const id of ['../Account', '..', '1?x=y', '', ' ', '1/2', 'a b', 'a', '1.5', '-1', '1%2F2', ' 1', '１']) {
    it(`refuses the id "${id}" without repeating it`, () => {
      expect(() => recordPath(entityOf('Item'), id)).to.throw(
        InputError,
        /^Item: "itemID" must be an id, digits only\.$/,
      );
      expect(() => collectionPath(entityOf('SaleSaleLine'), { saleID: id })).to.throw(InputError, '"saleID"');
    });
  }

  it('refuses numbers that are no ids', () => {
    for (const id of [-1, 1.5, Number.NaN, 2 ** 53, 1e21]) {
      expect(() => recordPath(entityOf('Item'), id), String(id)).to.throw(InputError);
    }
  });

  it('names all missing parents at once', () => {
    expect(() => collectionPath(entityOf('OrderShipmentItem'))).to.throw(
      InputError,
      /"orderID" is missing.*Order .*"orderShipmentID" is missing.*OrderShipment /,
    );
  });
});
