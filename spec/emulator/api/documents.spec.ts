import { expect } from 'chai';
import type { Entity } from '../../../lib/common/model/entity';
import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import { type Json, listOf } from '../../support/callApi';
import { card, lines, type ShopUnderTest, shopUnderTest } from '../../support/shopUnderTest';

const documents = Object.values(retailCatalogue).filter(({ kind }) => kind === 'document');

describe('Emulated documents', () => {
  let shop: ShopUnderTest;
  before(() => {
    shop = shopUnderTest();
  });
  const html = (document: Entity, id: unknown, query = `template=${document.uiTemplate ?? 'Any'}`) =>
    shop.send('GET', `${document.path}/${id}.html?${query}`);
  const firstID = ({ document = '', idField }: Entity) => String(shop.admin.records(document)[0]?.[idField ?? '']);
  const single = (path: string) => {
    const { status, body } = shop.get(`DisplayTemplate/${path}`);
    expect([status, body.message]).to.deep.equal([200, undefined]);
    return body;
  };
  const entity = (name: string): Entity =>
    documents.find((document) => document.entity === `DisplayTemplate${name}`) as Entity;

  for (const document of documents) {
    describe(document.entity, () => {
      it('answers the data of one record and of several', () => {
        const envelope = document.envelope ?? '';
        const { status, body } = shop.get(`${document.path}/${firstID(document)}.json`);
        expect(status).to.equal(200);
        expect(body['@attributes']).to.deep.equal({ count: '1' });
        expect(body[envelope]).to.be.an('object');
        const all = document.document === 'OrderLine' ? 'all_labels=true&' : '';
        const list = shop.get(`${document.path}.json?${all}limit=2&archived=true`);
        expect(list.body['@attributes']).to.have.all.keys('next', 'previous');
        expect(listOf(list.body[envelope])[0]).to.deep.equal(
          all === ''
            ? body[envelope]
            : listOf(shop.get(`${document.path}/${firstID(document)}.json?${all}`).body[envelope])[0],
        );
      });

      it('shows its fixed relations unasked', () => {
        const shown = shop
          .all(
            `${document.path}.json?archived=true${document.document === 'OrderLine' ? '&all_labels=true' : ''}`,
            document.envelope ?? '',
          )
          .map((record) => JSON.stringify(record))
          .join();
        const names = (document.fixedRelations ?? []).map((name) => name.split('.')[0] ?? '');
        const keys = names.map(
          (name) => ({ LastRegister: 'Register', OpenEmployee: 'Employee', CloseEmployee: 'Employee' })[name] ?? name,
        );
        for (const key of keys.filter((each) => each !== 'Quote' && each !== 'ShipTo')) {
          expect(shown).to.contain(`"${key}":`);
        }
      });

      it('renders the page of one record with its content', () => {
        const id = firstID(document);
        const reply = html(document, id);
        expect(reply.status).to.equal(200);
        expect(reply.html)
          .to.match(/^<!DOCTYPE html>/)
          .and.contain(`<title>${document.label} ${id}</title>`);
        const record = shop.get(`${document.path}/${id}.json`).body[document.envelope ?? ''] as unknown as Record<
          string,
          unknown
        >;
        const [name, value] =
          Object.entries(record).find(([, each]) => typeof each === 'string' && /^[\w.-]+$/.test(each)) ?? [];
        expect(reply.html).to.contain(`<dt>${name}</dt><dd>${value}</dd>`);
      });

      it('needs a template that there is for a page, and one record', () => {
        const id = firstID(document);
        expect(html(document, id, '').status).to.equal(400);
        expect(html(document, id, 'template=').status).to.equal(400);
        expect(html(document, id, 'template=Other').status).to.equal(document.uiTemplate ? 400 : 200);
        expect(html(document, 999_999).status).to.equal(404);
        expect(shop.send('GET', `${document.path}.html?template=${document.uiTemplate ?? 'Any'}`).status).to.equal(400);
      });

      it('sorts by its id alone, and cannot be written', () => {
        expect(shop.get(`${document.path}.json?sort=-${document.idField}`).status).to.equal(200);
        expect(shop.get(`${document.path}.json?sort=timeStamp`).status).to.equal(400);
        expect(shop.call('POST', `${document.path}.json`, {}).status).to.equal(405);
      });
    });
  }

  it('ignore load_relations, whatever it says', () => {
    const plain = single('Order/1.json');
    expect(single('Order/1.json?load_relations=nonsense')).to.deep.equal(plain);
    expect(shop.get('DisplayTemplate/Order.json?load_relations=nonsense&limit=1').status).to.equal(200);
    expect(shop.get('DisplayTemplate/Order/1.json?shopID=1').status).to.equal(400);
  });

  it('filter as the printed records do, and keep their parameters from page to page', () => {
    const { body } = shop.get('DisplayTemplate/ItemAsLabel.json?itemID=IN%2C1%2C2%2C3&limit=2&copies=3');
    expect(listOf(body.Label).map(({ itemID, copies }) => [itemID, copies])).to.deep.equal([
      ['1', '3'],
      ['2', '3'],
    ]);
    const next = shop.get(String(body['@attributes']?.next).replace(/^http:\/\/[^/]+/, ''));
    expect(next.body.Label).to.include({ itemID: '3', copies: '3' });
    expect(shop.get('DisplayTemplate/ItemAsLabel.json?copies=0').status).to.equal(400);
  });

  it('escape what they print', () => {
    shop.admin.change('Item', '1', { description: '<b>"R&D"</b>' });
    expect(html(entity('ItemAsLabel'), 1).html)
      .to.contain('&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;')
      .and.not.contain('<b>');
  });

  it('print a label as often as asked', () => {
    const count = (query: string) =>
      (html(entity('ItemAsLabel'), 1, `template=ItemLabel${query}`).html ?? '').split('<section>').length - 1;
    expect([count(''), count('&copies=4')]).to.deep.equal([1, 4]);
  });

  it('label items with their price and vendor, and nothing of the source’s id', () => {
    shop.admin.change('Item', '1', { defaultVendorID: 2 });
    const label = single('ItemAsLabel/1.json').Label;
    expect(label?.m).to.include({ price: '10', currency_symbol: '$' }).and.have.property('title');
    expect(label?.Item?.Vendor).to.include({ vendorID: '2' });
    expect(label).to.have.all.keys('copies', 'itemID', 'Item', 'm');
  });

  it('label the lines of an order as far as they have come in, or all of them', () => {
    const [row] = shop.admin.records('OrderLine');
    const id = String(row?.['orderLineID']);
    shop.admin.change('OrderLine', id, { checkedIn: 0, quantity: 7 });
    const list = (query: string) =>
      listOf(shop.get(`DisplayTemplate/OrderLineAsLabel.json?orderLineID=${id}${query}`).body.Label);
    expect(list('')).to.deep.equal([]);
    expect(list('&all_labels=true')[0]).to.include({ copies: '7' });
    shop.admin.change('OrderLine', id, { checkedIn: 2 });
    expect(list('')[0]).to.include({ copies: '2' });
    expect(single(`OrderLineAsLabel/${id}.json`).Label?.Order).to.have.property('vendorID');
  });

  it('label transferred items by what was received, else sent, else planned', () => {
    const [row] = shop.admin.records('InventoryTransferTransferItems');
    const id = String(row?.['transferItemID']);
    const copies = (fields: Record<string, unknown>) => {
      shop.admin.change('InventoryTransferTransferItems', id, fields);
      return single(`TransferItemAsLabel/${id}.json`).Label?.copies;
    };
    expect([copies({ toSend: 5, sent: 0, received: 0 }), copies({ sent: 4 }), copies({ received: 3 })]).to.deep.equal([
      '5',
      '4',
      '3',
    ]);
  });

  it('compute the amounts of an order and its lines', () => {
    const made = shop.call('POST', 'Order.json', { shopID: 1, vendorID: 1, shipCost: 5, otherCost: 2 }).body.Order
      ?.orderID;
    shop.call('POST', 'OrderLine.json', { orderID: made, itemID: 1, quantity: 3, price: 8, originalPrice: 10 });
    const order = single(`Order/${made}.json`).Order;
    expect(order?.m).to.deep.equal({ subtotal: '30', totalDiscount: '6', total: '24', shipping: '5', other: '2' });
    const line = order?.OrderLines?.OrderLine;
    expect(line?.m).to.deep.equal({ cost: '10', total: '8' });
    expect(line?.Item).to.include({ itemID: '1' });
    expect(order?.Shop?.Contact).to.be.an('object');
  });

  it('print a receipt with taxes by class and what the customer has open', () => {
    shop.admin.change('Item', '2', { tax: true });
    const customerID = 3;
    shop.call('POST', 'SaleLine.json', {
      itemID: 3,
      unitQuantity: 2,
      customerID,
      employeeID: 1,
      shopID: 1,
      isLayaway: true,
    });
    const sold = lines({ itemID: 1, unitQuantity: 1 }, { itemID: 2, unitQuantity: 1 });
    const id = shop.sell({ customerID, completed: true, ...sold, ...card(20.8) }).body.Sale?.saleID;
    const sale = single(`Sale/${id}.json`).Sale;
    const [tax] = listOf(sale?.TaxClassTotals?.Tax);
    expect(tax).to.include({ ID: '1', name: 'Item', rate: '0.08', subtotal: '20', taxable: '10', amount: '0.8' });
    const open = sale?.Customer?.Layaways?.SaleLine as Json | Json[];
    expect(listOf<Json>(open).some((line) => String(line.Item?.itemID) === '3')).to.equal(true);
    expect(Number(sale?.Customer?.m?.layawaysTotal)).to.be.at.least(20);
    expect(sale?.Employee).to.include({ employeeID: '2' });
    expect(sale?.Shop?.ReceiptSetup).to.be.an('object');
    expect(sale?.SalePayments?.SalePayment).to.have.nested.property('PaymentType.name');
  });

  it('print a count with both employees, opening one first', () => {
    const [row] = shop.admin.records('RegisterCount');
    const id = String(row?.['registerCountID']);
    shop.admin.change('RegisterCount', id, { openEmployeeID: 3, closeEmployeeID: 2 });
    const employees = listOf(single(`RegisterCount/${id}.json`).RegisterCount?.Employee);
    expect(employees.map(({ employeeID }) => employeeID)).to.deep.equal(['3', '2']);
  });

  it('print a transfer with both of its shops', () => {
    const transfer = single('Transfer/1.json').Transfer;
    expect(transfer?.TransferFrom).to.include({ shopID: '1' });
    expect(transfer?.TransferTo).to.include({ shopID: '2' });
    expect(transfer?.TransferTo?.Shop?.Contact).to.be.an('object');
  });

  it('compute the amounts of a work order', () => {
    const id = shop.call('POST', 'Workorder.json', { customerID: 1, shopID: 1, employeeID: 2 }).body.Workorder
      ?.workorderID;
    shop.call('POST', `Workorder/${id}/WorkorderItem.json`, { itemID: 1, unitQuantity: 2, tax: true });
    shop.call('POST', `Workorder/${id}/WorkorderLine.json`, { minutes: 30, unitPriceOverride: 60, tax: false });
    const { m } = single(`WorkOrder/${id}.json`).Workorder ?? {};
    expect(m).to.deep.equal({ labor: '30', parts: '20', discount: '0', tax: '1.6', total: '51.6' });
  });
});
