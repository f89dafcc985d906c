import { expect } from 'chai';
import { pollFields } from '../../../lib/common/model/pollFields';
import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import { entityOf } from '../../support/entityOf';

const polledBy = (by: 'time' | 'id' | undefined) =>
  Object.values(retailCatalogue)
    .filter((entity) => pollFields(entity)[0]?.by === by)
    .map(({ entity }) => entity);

describe('pollFields', () => {
  it('polls sales by updatetime first, then by what tracks less', () => {
    expect(pollFields(entityOf('Sale'))).to.deep.equal([
      { by: 'time', field: 'updatetime', tracks: 'updates' },
      { by: 'time', field: 'timeStamp', tracks: 'updates' },
      { by: 'time', field: 'completeTime', tracks: 'event' },
    ]);
  });

  it('polls stock by its time stamp', () => {
    expect(pollFields(entityOf('ItemShop'))).to.deep.equal([{ by: 'time', field: 'timeStamp', tracks: 'updates' }]);
  });

  it('polls by id, for new records only, where no time is sortable', () => {
    expect(pollFields(entityOf('InventoryLog'))).to.deep.equal([
      { by: 'id', field: 'inventoryLogID', tracks: 'creation' },
    ]);
    expect(pollFields(entityOf('Shop'))).to.deep.equal([{ by: 'id', field: 'shopID', tracks: 'creation' }]);
  });

  it('puts updates before creations and events, whatever the catalogue`s order', () => {
    const time = (tracks: 'updates' | 'creation' | 'event') => ({ sortable: true, tracks });
    const timeFields = { sentDate: time('event'), createTime: time('creation'), timeStamp: time('updates') };
    expect(pollFields({ ...entityOf('Item'), timeFields }).map(({ field }) => field)).to.deep.equal([
      'timeStamp',
      'createTime',
      'sentDate',
    ]);
  });

  it('knows which entities can be polled, and by what', () => {
    expect(polledBy('time')).to.deep.equal(BY_TIME);
    expect(polledBy('id')).to.deep.equal(BY_ID);
    const others = polledBy(undefined).filter((name) => entityOf(name).kind === 'entity');
    expect(others).to.deep.equal(NOT_AT_ALL);
  });
});

const BY_TIME = [
  'CCCharge',
  'CatalogVendorItem',
  'Category',
  'CreditAccount',
  'Customer',
  'CustomerCustomField',
  'CustomerCustomFieldCustomFieldChoice',
  'Discount',
  'Employee',
  'InventoryTransfer',
  'InventoryTransferTransferItems',
  'Item',
  'ItemCustomField',
  'ItemCustomFieldCustomFieldChoice',
  'ItemImage',
  'ItemMatrix',
  'ItemMatrixImage',
  'ItemShop',
  'Manufacturer',
  'Order',
  'OrderCustomField',
  'OrderCustomFieldCustomFieldChoice',
  'OrderLine',
  'Sale',
  'SaleLine',
  'SalePayment',
  'SaleSaleLine',
  'Serialized',
  'ShipTo',
  'SpecialOrder',
  'TaxCategory',
  'TaxCategoryClass',
  'TaxClass',
  'Transfer',
  'TransferItem',
  'Vendor',
  'VendorReturn',
  'Workorder',
  'WorkorderItem',
  'WorkorderLine',
  'WorkorderWorkorderImage',
  'WorkorderWorkorderItem',
  'WorkorderWorkorderLine',
];
const BY_ID = [
  'CustomerType',
  'EmployeeHours',
  'Image',
  'Industry',
  'InventoryCount',
  'InventoryCountCalc',
  'InventoryCountItem',
  'InventoryCountReconcile',
  'InventoryLog',
  'ItemAttributeSet',
  'ItemFee',
  'OrderShipment',
  'OrderShipmentItem',
  'PaymentType',
  'ProcessingFee',
  'Quote',
  'Register',
  'RegisterCount',
  'RegisterCountAmount',
  'RegisterWithdraw',
  'SalePaymentSalePaymentSignature',
  'SaleVoid',
  'Season',
  'Shipment',
  'ShipmentItem',
  'Shop',
  'Tag',
  'WorkorderStatus',
];
const NOT_AT_ALL = [
  'Account',
  'CatalogSearch',
  'CurrencyRate',
  'Locale',
  'Option',
  'PriceLevel',
  'RegisterCalculated',
  'Session',
  'TagGroup',
];
