import { expect } from 'chai';
import { CHANGES, pollFields } from '../../../lib/common/model/pollFields';
import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import { entityOf } from '../../support/entityOf';

const polledBy = (by: 'time' | 'id' | 'changes' | undefined) =>
  Object.values(retailCatalogue)
    .filter((entity) => pollFields(entity)[0]?.by === by)
    .map(({ entity }) => entity);

describe('pollFields', () => {
  it('polls sales by updatetime first, then by what tracks less', () => {
    expect(pollFields(entityOf('Sale'))).to.deep.equal([
      { by: 'time', field: 'updatetime', tracks: 'updates' },
      { by: 'time', field: 'timeStamp', tracks: 'updates' },
      { by: 'time', field: 'completeTime', tracks: 'event' },
      CHANGES,
    ]);
  });

  it('polls stock by its time stamp', () => {
    expect(pollFields(entityOf('ItemShop'))).to.deep.equal([
      { by: 'time', field: 'timeStamp', tracks: 'updates' },
      CHANGES,
    ]);
  });

  it('polls by id, for new records only, where no time is sortable', () => {
    expect(pollFields(entityOf('InventoryLog'))).to.deep.equal([
      { by: 'id', field: 'inventoryLogID', tracks: 'creation' },
      CHANGES,
    ]);
    expect(pollFields(entityOf('Shop'))).to.deep.equal([{ by: 'id', field: 'shopID', tracks: 'creation' }, CHANGES]);
  });

  it('polls by comparing alone what can be sorted by neither', () =>
    expect(pollFields(entityOf('PriceLevel'))).to.deep.equal([CHANGES]));

  it('polls as the entity says where it says so', () => {
    expect(pollFields({ ...entityOf('Item'), pollFields: [CHANGES] })).to.deep.equal([CHANGES]);
    expect(pollFields({ ...entityOf('Item'), pollFields: [] })).to.deep.equal([]);
  });

  it('puts updates before creations and events, whatever the catalogue`s order', () => {
    const time = (tracks: 'updates' | 'creation' | 'event') => ({ sortable: true, tracks });
    const timeFields = { sentDate: time('event'), createTime: time('creation'), timeStamp: time('updates') };
    expect(pollFields({ ...entityOf('Item'), timeFields }).map(({ field }) => field)).to.deep.equal([
      'timeStamp',
      'createTime',
      'sentDate',
      'changes',
    ]);
  });

  it('knows which entities can be polled, and by what', () => {
    expect(polledBy('time')).to.deep.equal(BY_TIME);
    expect(polledBy('id')).to.deep.equal(BY_ID);
    expect(polledBy('changes')).to.deep.equal(BY_CHANGES);
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
const BY_CHANGES = ['Account', 'CurrencyRate', 'PriceLevel'];
const NOT_AT_ALL = ['CatalogSearch', 'Locale', 'Option', 'RegisterCalculated', 'Session', 'TagGroup'];
