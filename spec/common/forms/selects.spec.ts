import { expect } from 'chai';
import { linkedObjects, pollableObjects, pollingFields } from '../../../lib/common/forms/selects';
import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import { item } from '../../../lib/common/systems/retail/catalogue/item';
import { quote } from '../../../lib/common/systems/retail/catalogue/quote';
import { sale } from '../../../lib/common/systems/retail/catalogue/sale';

describe('pollableObjects', () => {
  const options = pollableObjects(retailCatalogue);

  it('shows plurals in plain English, sorted', () => {
    expect(options).to.include({ Item: 'Items', Order: 'Purchase Orders', ItemShop: 'Item Stock Levels' });
    const labels = Object.values(options);
    expect(labels).to.deep.equal([...labels].sort((a, b) => a.localeCompare(b, 'en')));
  });

  it('tells what to know of an object beforehand', () => {
    expect(options['Quote']).to.equal('Quotes (new ones only, or all changes by comparing)');
    expect(options['PriceLevel']).to.equal('Price Levels (by comparing the whole list)');
    expect(options['SaleSaleLine']).to.equal('Sale Lines within a Sale (Filter must name saleID)');
    expect(options['OrderShipmentItem']).to.contain('Filter must name orderID and orderShipmentID');
    expect(options['Transfer']).to.contain('deprecated, use Inventory Transfers');
    expect(options['Season']).to.contain('deprecated;');
    expect(options['CreditAccount']).to.equal('Credit Accounts (Filter must name giftCard=true for gift cards)');
  });

  it('leaves out what cannot be polled', () => {
    expect(options).to.not.have.any.keys('Session', 'SaleRefund', 'DisplayTemplateSale', 'RegisterCalculated');
  });
});

describe('pollingFields', () => {
  it('tells what each field sees, best first', () =>
    expect(Object.entries(pollingFields(sale)).slice(0, 3)).to.deep.equal([
      ['updatetime', 'Updatetime (every change)'],
      ['timeStamp', 'Time Stamp (every change; legacy: stays at the completion time once completed)'],
      [
        'completeTime',
        'Complete Time (when it happens; later changes go unnoticed; may be backdated, so unfit for change tracking)',
      ],
    ]));

  it('says of an id that it sees new records only', () =>
    expect(pollingFields(quote)).to.include({ quoteID: 'Quote ID (new ones only)' }));

  it('says of comparing that it reads the whole list, and what that costs', () => {
    expect(pollingFields(quote)).to.include({
      changes: 'Changes (new, changed and deleted ones; each run reads the whole list)',
    });
    expect(pollingFields(quote, '1.4 drips per 100 objects')['changes']).to.match(
      /whole list, 1.4 drips per 100 objects\)$/,
    );
  });
});

describe('linkedObjects', () => {
  it('shows the way to nested ones', () =>
    expect(linkedObjects(item)).to.include({
      ItemShops: 'Item Shops',
      'TagRelations.Tag': 'Tag Relations > Tag',
    }));
});
