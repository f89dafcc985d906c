import { expect } from 'chai';
import { title } from '../../../lib/common/forms/fieldSchema';
import { withArticle } from '../../../lib/common/util/text';

describe('title', () => {
  const captions: [name: string, caption: string][] = [
    ['shopID', 'Shop ID'],
    ['timeStamp', 'Time Stamp'],
    ['updatetime', 'Updatetime'],
    ['upc', 'UPC'],
    ['systemSku', 'System SKU'],
    ['calcFIFOCost', 'Calc FIFO Cost'],
    ['ccChargeID', 'CC Charge ID'],
    ['CCGateway', 'CC Gateway'],
    ['ItemECommerce', 'Item ECommerce'],
    ['SaleLines', 'Sale Lines'],
    ['admin_void_sale', 'Admin Void Sale'],
    ['ecomUrl', 'Ecom URL'],
    ['baseImageURL', 'Base Image URL'],
    ['ID', 'ID'],
    ['m', 'M'],
  ];
  for (const [name, caption] of captions) {
    it(`makes "${caption}" of ${name}`, () => expect(title(name)).to.equal(caption));
  }
});

describe('withArticle', () => {
  it('fits the first letter', () => {
    expect(withArticle('Item')).to.equal('an Item');
    expect(withArticle('Shop')).to.equal('a Shop');
  });
});
