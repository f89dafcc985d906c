import { expect } from 'chai';
import { type ShopUnderTest, shopUnderTest } from '../../support/shopUnderTest';

const NOW = '2026-06-01T12:00:00+00:00';

describe('Emulated inventory transfers', () => {
  let shop: ShopUnderTest;
  let id: unknown;
  beforeEach(() => {
    shop = shopUnderTest();
    id = create({ sendingShopID: 1, receivingShopID: 2 });
    act('AddItems', { TransferItems: [{ itemID: 1, toSend: 3 }] });
  });
  const create = (fields: object) => shop.call('POST', 'Inventory/Transfer.json', fields).body.Transfer?.transferID;
  const act = (verb: string, body: unknown = {}, of = id) =>
    shop.call('POST', `Inventory/Transfer/${of}/${verb}.json`, body);

  it('are sent once: units are under way, stock stays until they are received', () => {
    const { Transfer } = act('Send').body;
    expect(Transfer).to.include({ status: 'sent', sentOn: NOW, sentByEmployeeID: '1' });
    expect(Transfer?.SendingShop).to.include({ shopID: '1' });
    const item = shop.get(`Inventory/Transfer/${id}/TransferItems.json`).body.TransferItem;
    expect(item).to.include({ toSend: '3', sent: '3', sentValue: '12', received: '0' });
    expect([shop.qoh(1), shop.stock(1, 'onTransferOut'), shop.stock(1, 'onTransferIn', 2)]).to.deep.equal([10, 3, 3]);
    expect([shop.stock(1, 'onTransferOut', 0), shop.stock(1, 'onTransferIn', 0)]).to.deep.equal([3, 3]);
    expect(shop.get(`Transfer/${id}.json`).body.Transfer).to.include({ sent: 'true', received: 'false' });
    expect(act('Send').status).to.equal(422);
    expect(shop.stock(1, 'onTransferOut')).to.equal(3);
  });

  it('cannot be changed in any way once they are sent', () => {
    act('Send');
    const items = { TransferItems: [{ itemID: 1, toSend: 1 }] };
    for (const verb of ['AddItems', 'UpdateItems', 'DeleteItems', 'Archive', 'Restore']) {
      expect(act(verb, verb.endsWith('Items') ? items : {}).status, verb).to.equal(422);
    }
    expect(shop.call('PUT', `Inventory/Transfer/${id}.json`, { note: 'x' }).status).to.equal(422);
  });

  it('go into the archive and come back', () => {
    const listed = () => shop.all('Inventory/Transfer.json', 'Transfer').some(({ transferID }) => transferID === id);
    expect(act('Archive').body.Transfer).to.include({ archived: 'true' });
    expect([listed(), act('Send').status]).to.deep.equal([false, 422]);
    expect(act('Restore').body.Transfer).to.include({ archived: 'false' });
    expect([listed(), act('Send').status]).to.deep.equal([true, 200]);
  });

  it('need two shops and an item to be sent', () => {
    const same = create({ sendingShopID: 1, receivingShopID: 1 });
    const half = create({ sendingShopID: 1 });
    const empty = create({ sendingShopID: 1, receivingShopID: 2 });
    for (const of of [same, half]) {
      act('AddItems', { TransferItems: [{ itemID: 1, toSend: 3 }] }, of);
    }
    expect([same, half, empty].map((of) => act('Send', {}, of).status)).to.deep.equal([422, 422, 422]);
  });

  it('need a body for each of their actions, and exist', () => {
    for (const verb of ['Send', 'Archive', 'Restore']) {
      expect(shop.call('POST', `Inventory/Transfer/${id}/${verb}.json`).status, verb).to.equal(400);
      expect(act(verb, {}, 9999).status, verb).to.equal(404);
    }
  });
});
