import { expect } from 'chai';
import { card, lines, payments, SALE, type ShopUnderTest, shopUnderTest } from '../../support/shopUnderTest';

const NOW = '2026-06-01T12:00:00+00:00';

describe('Emulated sales and stock', () => {
  let shop: ShopUnderTest;
  beforeEach(() => {
    shop = shopUnderTest();
  });

  it('take the units of a completed sale from its shop and from the summary, with an entry in the log', () => {
    const { Sale } = shop.sell({ completed: true, ...lines({ itemID: 1, unitQuantity: 3 }), ...card(30) }).body;
    expect([shop.qoh(1), shop.qoh(1, 2), shop.qoh(1, 0)]).to.deep.equal([7, 0, 7]);
    expect([shop.stock(1, 'sellable'), shop.stock(1, 'totalValueAvgCost')]).to.deep.equal([7, 28]);
    expect(shop.stock(1, 'timeStamp', 0)).to.equal(NOW);
    expect(shop.logged()).to.have.length(1);
    expect(shop.logged()[0]).to.include({
      itemID: 1,
      shopID: 1,
      qohChange: -3,
      costChange: 4,
      saleID: Number(Sale?.saleID),
      customerID: 1,
      employeeID: 1,
      createTime: NOW,
      causedNegative: false,
      reason: 'RemoveForTransactionLine',
    });
  });

  it('take nothing for an open sale before it is completed, and nothing twice', () => {
    const { Sale } = shop.sell(lines({ itemID: 1, unitQuantity: 3 })).body;
    expect(shop.qoh(1)).to.equal(10);
    const path = `Sale/${Sale?.saleID}.json`;
    shop.call('PUT', path, { completed: true, ...card(30) });
    expect(shop.qoh(1)).to.equal(7);
    shop.call('PUT', path, { referenceNumber: 'x' });
    expect(shop.qoh(1)).to.equal(7);
  });

  it('leave stock as it was when the sale does not balance', () => {
    const { status, body } = shop.sell({ completed: true, ...lines({ itemID: 1, unitQuantity: 3 }), ...card(29) });
    expect(status).to.equal(422);
    expect(body.message).to.contain('equal to its total');
    expect([shop.qoh(1), shop.logged()]).to.deep.equal([10, []]);
  });

  it('let stock fall below zero, which cannot be sold', () => {
    shop.sell({ completed: true, ...lines({ itemID: 1, unitQuantity: 12 }), ...card(120) });
    expect([shop.qoh(1), shop.stock(1, 'sellable'), shop.stock(1, 'totalValueNegativeInventory')]).to.deep.equal([
      -2, 0, -8,
    ]);
    expect(shop.logged()[0]).to.include({ causedNegative: true });
  });

  it('move nothing for services and miscellaneous lines', () => {
    shop.admin.change('Item', '2', { itemType: 'non_inventory' });
    const misc = { itemID: 0, unitQuantity: 1, unitPrice: 5, note: 'Engraving' };
    const { Sale } = shop.sell({ completed: true, ...lines({ itemID: 2, unitQuantity: 1 }, misc), ...card(15) }).body;
    expect(Sale).to.include({ completed: 'true', total: '15' });
    expect([shop.qoh(2), shop.logged()]).to.deep.equal([10, []]);
    const load = encodeURIComponent('["SaleLines.Note"]');
    const note = shop.get(`Sale/${Sale?.saleID}.json?load_relations=${load}`).body.Sale?.SaleLines?.SaleLine;
    expect(JSON.stringify(note)).to.contain('Engraving');
  });

  it('take the shop from the register when none is named, and tax by the shop', () => {
    const { Sale } = shop.sell({ shopID: undefined, registerID: 2 }).body;
    const expected = shop.admin.record('TaxCategory', '2');
    expect(Sale).to.include({ shopID: '2', taxCategoryID: '2', tax1Rate: String(expected?.['tax1Rate']) });
    expect(shop.sell({ shopID: undefined, registerID: undefined }).body.Sale).to.include({ shopID: '1' });
  });

  it('pass a change of shop or tax category on to the lines', () => {
    shop.admin.change('Item', '1', { tax: true });
    const { Sale } = shop.sell(lines({ itemID: 1, unitQuantity: 1 })).body;
    expect(Sale).to.include({ total: '10.8' });
    const exempt = { shopID: 2, taxCategoryID: 3, completed: true, ...card(10) };
    expect(shop.call('PUT', `Sale/${Sale?.saleID}.json`, exempt).body.Sale).to.include({ total: '10' });
    expect([shop.qoh(1), shop.qoh(1, 2)]).to.deep.equal([10, -1]);
  });

  it('take discounts of the whole sale and of lines by their ids', () => {
    const { Sale } = shop.sell({
      discountID: 1,
      ...lines({ itemID: 1, unitQuantity: 1 }, { itemID: 2, unitQuantity: 2, discountID: 3 }),
    }).body;
    // 10 less 10 %, and 20 less 5, less 10 %.
    expect(Sale).to.include({ calcSubtotal: '30', total: '22.5' });
    shop.call('PUT', `Sale/${Sale?.saleID}.json`, { discountID: 0 });
    expect(shop.get(`Sale/${Sale?.saleID}.json`).body.Sale).to.include({ total: '25' });
  });

  it('are closed to changes of lines and payments, and of their completion, once completed', () => {
    const { Sale } = shop.sell({ completed: true, ...lines({ itemID: 1, unitQuantity: 1 }), ...card(10) }).body;
    const put = (fields: object) => shop.call('PUT', `Sale/${Sale?.saleID}.json`, fields).status;
    expect([put(lines({ itemID: 1, unitQuantity: 1 })), put(card(5)), put({ completed: false })]).to.deep.equal([
      422, 422, 422,
    ]);
    expect(shop.call('DELETE', `Sale/${Sale?.saleID}.json`).status).to.equal(422);
    expect(shop.qoh(1)).to.equal(9);
  });

  it('ask each payment for its type', () => {
    const { status, body } = shop.sell({
      completed: true,
      ...lines({ itemID: 1, unitQuantity: 1 }),
      ...payments({ amount: 10 }),
    });
    expect(status).to.equal(422);
    expect(body.message).to.contain('paymentTypeID');
  });

  it('choose promotions at creation only', () => {
    const { Sale } = shop.sell({ enablePromotions: true }).body;
    const put = shop.call('PUT', `Sale/${Sale?.saleID}.json`, { enablePromotions: false }).body.Sale;
    expect([Sale?.enablePromotions, put?.enablePromotions]).to.deep.equal(['true', 'true']);
  });

  it('log what is set by hand or lost with an archived item', () => {
    shop.call('PUT', 'Item/1.json', { ItemShops: { ItemShop: { shopID: 1, qoh: 15 } } });
    shop.call('PUT', 'Item/1.json', { ItemShops: { ItemShop: { shopID: 1, qoh: 15, reorderPoint: 2 } } });
    shop.call('DELETE', 'Item/1.json');
    expect(shop.logged().map(({ reason, qohChange }) => [reason, qohChange])).to.deep.equal([
      ['ManualQuantityAdjustment', 5],
      ['RemoveForArchiveItem', -15],
    ]);
    expect(shop.qoh(1, 0)).to.equal(0);
  });

  describe('with reservations', () => {
    const reserve = (fields: object) =>
      shop.call('POST', 'SaleLine.json', {
        itemID: 1,
        unitQuantity: 4,
        customerID: 1,
        employeeID: 1,
        shopID: 1,
        isLayaway: true,
        ...fields,
      });
    const held = (id: unknown) =>
      shop.admin
        .records('InventorySale')
        .filter((row) => row['saleLineID'] === Number(id))
        .map((row) => row['quantity']);

    it('take the units of a layaway at once and count them', () => {
      const { SaleLine } = reserve({}).body;
      expect(SaleLine).to.include({ unitPrice: '10', calcTotal: '40' });
      expect([shop.qoh(1), shop.stock(1, 'onLayaway'), shop.stock(1, 'onLayaway', 0)]).to.deep.equal([6, 4, 4]);
      expect(held(SaleLine?.saleLineID)).to.deep.equal([4]);
      expect(shop.logged()[0]).to.include({ reason: 'RemoveForLayaway', qohChange: -4 });
    });

    it('are taxed by shop and tax class, anew when the class changes', () => {
      shop.admin.change('Item', '1', { tax: true });
      const { SaleLine } = reserve({}).body;
      expect(SaleLine).to.include({ tax1Rate: '0.08', calcTax1: '3.2' });
      const changed = shop.call('PUT', `SaleLine/${SaleLine?.saleLineID}.json`, { taxClassID: 3 }).body.SaleLine;
      expect(changed).to.include({ tax1Rate: '0.04', calcTotal: '41.6' });
    });

    it('take what there is, unless all of it is required', () => {
      const { SaleLine } = reserve({ unitQuantity: 12 }).body;
      expect([held(SaleLine?.saleLineID), shop.qoh(1)]).to.deep.equal([[10], 0]);
      const short = reserve({ itemID: 2, unitQuantity: 12, requireFullReservation: true });
      expect([short.status, shop.qoh(2)]).to.deep.equal([422, 10]);
      expect(reserve({ itemID: 2, unitQuantity: 10, requireFullReservation: true }).status).to.equal(200);
    });

    it('follow a new quantity, item or shop, and give back when deleted', () => {
      const path = `SaleLine/${reserve({}).body.SaleLine?.saleLineID}.json`;
      shop.call('PUT', path, { unitQuantity: 7 });
      expect([shop.qoh(1), shop.stock(1, 'onLayaway')]).to.deep.equal([3, 7]);
      shop.call('PUT', path, { itemID: 2 });
      expect([shop.qoh(1), shop.stock(1, 'onLayaway'), shop.qoh(2), shop.stock(2, 'onLayaway')]).to.deep.equal([
        10, 0, 3, 7,
      ]);
      shop.call('PUT', path, { shopID: 2 });
      expect([shop.qoh(2), shop.qoh(2, 2)]).to.deep.equal([10, 0]);
      shop.call('PUT', path, { shopID: 1 });
      shop.call('DELETE', path);
      expect([shop.qoh(2), shop.stock(2, 'onLayaway'), shop.stock(2, 'onLayaway', 0)]).to.deep.equal([10, 0, 0]);
    });

    it('are sold once: the sale takes only what the layaway did not', () => {
      const { SaleLine } = reserve({ unitQuantity: 12 }).body;
      const fields = { ...lines({ saleLineID: SaleLine?.saleLineID }), ...card(120) };
      const { Sale } = shop.sell({ completed: true, ...fields }).body;
      expect(Sale).to.include({ total: '120', balance: '0' });
      expect([shop.qoh(1), shop.stock(1, 'onLayaway'), held(SaleLine?.saleLineID)]).to.deep.equal([-2, 0, [12]]);
    });

    it('join a sale of their customer at the sale’s own path', () => {
      const { SaleLine } = reserve({}).body;
      const own = shop.sell({}).body.Sale?.saleID;
      const other = shop.sell({ customerID: 2 }).body.Sale?.saleID;
      const attach = (saleID: unknown) => shop.call('PUT', `Sale/${saleID}/SaleLine/${SaleLine?.saleLineID}.json`, {});
      expect(attach(other).status).to.equal(422);
      expect(attach(own).body.SaleLine).to.include({ saleID: own });
      expect(shop.get(`Sale/${own}.json`).body.Sale).to.include({ total: '40' });
      expect(shop.call('PUT', `Sale/${other}/SaleLine/${SaleLine?.saleLineID}.json`, {}).status).to.equal(404);
    });

    it('reserve nothing for lines inside a sale, whatever marks they carry', () => {
      const { Sale } = shop.sell(lines({ itemID: 1, unitQuantity: 1, isLayaway: true })).body;
      expect(Sale?.SaleLines?.SaleLine).to.include({ isLayaway: 'false', saleID: Sale?.saleID });
      expect(shop.qoh(1)).to.equal(10);
    });

    it('keep a record of a special order, which holds no units before any arrive', () => {
      const special = { isLayaway: false, isSpecialOrder: true, unitQuantity: 2 };
      const { SaleLine } = reserve(special).body;
      const order = () =>
        shop.admin.records('SpecialOrder').find((row) => row['saleLineID'] === Number(SaleLine?.saleLineID));
      expect(SaleLine?.SpecialOrder?.SpecialOrder).to.include({ unitQuantity: '2', completed: 'false' });
      expect([shop.qoh(1), shop.stock(1, 'onSpecialOrder')]).to.deep.equal([10, 0]);
      shop.admin.change('SpecialOrder', String(order()?.['specialOrderID']), { orderLineID: 1 });
      const path = `SaleLine/${SaleLine?.saleLineID}.json`;
      shop.call('PUT', path, { unitQuantity: 5 });
      expect(order()).to.include({ unitQuantity: 5, orderLineID: 1 });
      shop.call('PUT', path, { shopID: 2 });
      expect(order()).to.include({ shopID: 2, orderLineID: 0 });
      const sale = shop.sell({ shopID: 2 }).body.Sale;
      shop.call('PUT', path, { saleID: Number(sale?.saleID) });
      expect(order()).to.include({ completed: true });
      const other = reserve(special).body.SaleLine;
      shop.call('DELETE', `SaleLine/${other?.saleLineID}.json`);
      expect(
        shop.admin.records('SpecialOrder').some((row) => row['saleLineID'] === Number(other?.saleLineID)),
      ).to.equal(false);
    });

    it('cannot be made for nobody', () => {
      expect(reserve({ customerID: 0 }).status).to.equal(422);
    });
  });

  it('uses the sale’s own employee and register for payments', () => {
    const { Sale } = shop.sell({ completed: true, ...lines({ itemID: 1, unitQuantity: 1 }), ...card(10) }).body;
    const payment = { employeeID: String(SALE.employeeID), registerID: String(SALE.registerID) };
    expect(Sale?.SalePayments?.SalePayment).to.include(payment);
  });
});
