import { expect } from 'chai';
import type { FaultAction } from '../../../../../emulator/faults/types';
import type { RecordRef } from '../../../../../lib/common/model/query';
import type { System } from '../../../../../lib/common/systems/system';
import { InputError, NotFoundError, OutcomeUnknownError } from '../../../../../lib/common/util/errors';
import { SMALL } from '../../../../support/callApi';
import { type EmulatedStep, emulatedStep } from '../../../../support/emulatedStep';
import { entityOf } from '../../../../support/entityOf';
import { errorOf } from '../../../../support/errorOf';
import { systemOf } from '../../../../support/runAction';
import { type Shop, shopOf } from '../../../../support/sampleBodies';

const LOST: FaultAction = { kind: 'lostAnswer', status: 502 };

describe('Writes of the retail system', () => {
  let step: EmulatedStep;
  let system: System;
  let shop: Shop;
  beforeEach(async () => {
    step = await emulatedStep({ size: SMALL });
    system = await systemOf(step);
    shop = shopOf(step.emulator.admin);
  });
  afterEach(() => step.close());

  const refOf = (entity: string, id: string, parents?: RecordRef['parents']): RecordRef => ({
    entity: entityOf(entity),
    id,
    parents,
  });
  const injectFault = (method: string, action: FaultAction, times = 1) =>
    step.emulator.faults.add({ method, path: /^\/API\//, action, times });
  const wire = () =>
    step.emulator.log.entries
      .filter(({ path }) => path.startsWith('/API/'))
      .map(({ method, path }) => `${method} ${path.replace(/^.*\/205487\//, '')}`);
  const bodies = () => step.emulator.log.entries.map(({ body }) => body).filter((body) => body !== undefined);

  describe('get', () => {
    it('reads one record with the relations that were asked for', async () => {
      const record = await system.get(refOf('Item', '1'), { relations: ['ItemShops', 'Category'] });
      expect(record).to.have.nested.property('ItemShops.ItemShop').that.is.an('array');
      expect(record).to.include({ itemID: '1' }).and.to.have.property('Category');
    });

    it('reads what has no id from its path alone', async () => {
      const session = await system.get(refOf('Session', ''));
      expect(session).to.include({ systemCustomerID: '205487' }).and.to.have.property('Rights');
      const amounts = await system.get(refOf('RegisterCalculated', '', { registerID: '1' }));
      expect(amounts).to.have.property('CalculatedAmount').that.is.an('array').and.is.not.empty;
      expect(wire().at(-1)).to.equal('GET Register/1/calculated.json');
    });

    it('knows when there is none', async () => expect(await system.get(refOf('Item', '999999'))).to.equal(undefined));

    it('finds by their list what cannot be read by id', async () => {
      const { inventoryLogID } = step.emulator.admin.records('InventoryLog')[1] ?? {};
      const record = await system.get(refOf('InventoryLog', String(inventoryLogID)));
      expect(record).to.include({ inventoryLogID: String(inventoryLogID) });
      expect(await system.get(refOf('InventoryLog', '999999'))).to.equal(undefined);
    });

    it('gives an account its id, which its answer lacks', async () =>
      expect(await system.get(refOf('Account', '205487')))
        .to.include({ accountID: '205487' })
        .and.to.have.property('name'));

    it('reports other errors than absence', async () => {
      injectFault('GET', { kind: 'status', status: 403 });
      expect(await errorOf(system.get(refOf('Item', '1')))).to.have.property('name', 'PermissionError');
    });
  });

  describe('update', () => {
    it('sends the changed fields alone, once', async () => {
      const record = await system.update(refOf('Item', '1'), { description: 'Kite' });
      expect(record).to.include({ itemID: '1', description: 'Kite' });
      expect(wire()).to.deep.equal(['PUT Item/1.json']);
      expect(bodies()).to.deep.equal([{ description: 'Kite' }]);
    });

    it('repeats what sets values', async () => {
      injectFault('PUT', LOST);
      await system.update(refOf('Item', '1'), { ItemShops: { ItemShop: [{ shopID: '1', qoh: 7 }] } });
      expect(wire()).to.deep.equal(['PUT Item/1.json', 'PUT Item/1.json']);
    });

    it('never repeats what adds a record', async () => {
      injectFault('PUT', LOST);
      const saleID = shop.id('Sale', 'saleID', ({ completed, archived }) => completed !== true && archived !== true);
      const lines = () => step.emulator.admin.records('SaleLine').length;
      const before = lines();
      const change = system.update(refOf('Sale', saleID), {
        SaleLines: { SaleLine: [{ itemID: 1, unitQuantity: 1 }] },
      });
      expect(await errorOf(change)).to.be.instanceOf(OutcomeUnknownError);
      expect([lines(), wire()]).to.deep.equal([before + 1, [`PUT Sale/${saleID}.json`]]);
    });

    it('never repeats the completion of a sale', async () => {
      injectFault('PUT', { kind: 'status', status: 502 });
      const saleID = shop.id('Sale', 'saleID', ({ completed, archived }) => completed !== true && archived !== true);
      const error = await errorOf(system.update(refOf('Sale', saleID), { completed: 'true' }));
      expect(error).to.be.instanceOf(OutcomeUnknownError);
      expect(wire()).to.have.length(1);
    });

    it('names the record that it does not find', async () => {
      const error = await errorOf(system.update(refOf('Item', '999999'), { description: 'x' }));
      expect(error).to.be.instanceOf(NotFoundError);
      expect(error.message).to.match(/^Item 999999 is not found \(PUT /);
    });

    it('reads the record again when the answer says nothing', async () => {
      injectFault('PUT', { kind: 'lostAnswer', status: 204 });
      expect(await system.update(refOf('Tag', '1'), { name: 'kites' })).to.include({ tagID: '1', name: 'kites' });
      expect(wire()).to.deep.equal(['PUT Tag/1.json', 'GET Tag/1.json']);
    });

    it('writes back the reps of a vendor as they were read', async () => {
      for (const VendorRep of [{ firstName: 'Ann', lastName: 'Lee' }, [{ firstName: 'Bob', lastName: 'Ray' }]]) {
        await system.update(refOf('Vendor', '1'), { Reps: { VendorRep } });
      }
      expect(step.emulator.admin.records('Vendor')[0]?.['Reps']).to.deep.include({
        firstName: 'Bob',
        lastName: 'Ray',
      });
    });

    it('is unknown when the answer says nothing and the record is not changed', async () => {
      injectFault('PUT', { kind: 'status', status: 204 });
      expect(await errorOf(system.update(refOf('Tag', '1'), { name: 'kites' }))).to.be.instanceOf(OutcomeUnknownError);
    });

    it('only reads when nothing is to change', async () => {
      expect(await system.update(refOf('Tag', '1'), {})).to.include({ tagID: '1' });
      expect(wire()).to.deep.equal(['GET Tag/1.json']);
      expect(await errorOf(system.update(refOf('Tag', '999999'), {}))).to.be.instanceOf(NotFoundError);
    });
  });

  describe('remove', () => {
    it('deletes for good', async () => {
      const id = step.emulator.admin.add('Tag', { name: 'old' });
      expect(await system.remove(refOf('Tag', id))).to.deep.equal({ id, archived: false });
      expect(step.emulator.admin.record('Tag', id)).to.equal(undefined);
      expect(wire()).to.deep.equal([`DELETE Tag/${id}.json`]);
    });

    it('archives', async () =>
      expect(await system.remove(refOf('Vendor', '1'))).to.deep.equal({ id: '1', archived: true }));

    it('knows when there was none', async () =>
      expect(await system.remove(refOf('Tag', '999999'))).to.equal(undefined));

    it('is sure of a deletion whose answer was lost', async () => {
      const id = step.emulator.admin.add('Tag', { name: 'old' });
      injectFault('DELETE', LOST);
      expect(await system.remove(refOf('Tag', id))).to.deep.equal({ id, archived: false });
      expect(wire()).to.have.length(2);
    });

    it('understands an answer that holds no record', async () => {
      const workorderID = step.emulator.admin.add('Workorder', { shopID: 1 });
      expect(await system.remove(refOf('Workorder', workorderID))).to.deep.equal({ id: workorderID, archived: true });
    });

    it('tells a refusal as it is', async () => {
      const parentID = shop.record('Category', (each) => each['parentID'] !== 0)['parentID'];
      expect(await errorOf(system.remove(refOf('Category', String(parentID))))).to.be.instanceOf(InputError);
    });

    it('looks whether an archiving by POST came through', async () => {
      injectFault('POST', LOST);
      const transferID = shop.id(
        'InventoryTransfer',
        'transferID',
        ({ status, archived }) => status === 'open' && archived !== true,
      );
      expect(await system.remove(refOf('InventoryTransfer', transferID))).to.deep.equal({
        id: transferID,
        archived: true,
      });
      expect(wire()).to.deep.equal([
        `POST Inventory/Transfer/${transferID}/Archive.json`,
        `GET Inventory/Transfer/${transferID}.json`,
      ]);
      expect(bodies()).to.deep.equal([{}]);
    });

    it('sends it again when it did not', async () => {
      injectFault('POST', { kind: 'status', status: 502 });
      const transferID = shop.id(
        'InventoryTransfer',
        'transferID',
        ({ status, archived }) => status === 'open' && archived !== true,
      );
      expect(await system.remove(refOf('InventoryTransfer', transferID))).to.deep.equal({
        id: transferID,
        archived: true,
      });
      expect(wire().filter((line) => line.startsWith('POST'))).to.have.length(2);
    });
  });

  describe('of lines of a transfer, which are written by their item', () => {
    const lineOf = () => {
      const isOpen = ({ transferID }: Record<string, unknown>) =>
        shop.has('InventoryTransfer', (each) => each['transferID'] === transferID && each['status'] === 'open');
      const { transferID, transferItemID, itemID } = shop.record('TransferItem', isOpen);
      const parents = { transferID: String(transferID) };
      return { itemID: String(itemID), ref: refOf('InventoryTransferTransferItems', String(transferItemID), parents) };
    };
    const base = ({ parents }: RecordRef) => `Inventory/Transfer/${parents?.['transferID']}`;

    it('changes one by its id', async () => {
      const { ref, itemID } = lineOf();
      expect(await system.update(ref, { toSend: 9 })).to.include({ transferItemID: ref.id, toSend: 9 });
      expect(wire()).to.deep.equal([
        `GET ${base(ref)}/TransferItems/${ref.id}.json`,
        `POST ${base(ref)}/UpdateItems.json`,
      ]);
      expect(bodies()).to.deep.equal([{ TransferItems: [{ toSend: 9, itemID }] }]);
    });

    it('does not change another one by mistake', async () => {
      const { ref } = lineOf();
      const error = await errorOf(system.update(ref, { toSend: 9, itemID: '999' }));
      expect(error.message).to.match(/"itemID" cannot be changed\.$/);
      expect(bodies()).to.deep.equal([]);
    });

    it('deletes one, though the answer was lost', async () => {
      const { ref, itemID } = lineOf();
      injectFault('POST', LOST);
      expect(await system.remove(ref)).to.deep.equal({ id: ref.id, archived: false });
      expect(bodies()).to.deep.equal([{ TransferItems: [{ itemID }] }]);
    });

    it('knows when there is none', async () => {
      const none = { ...lineOf().ref, id: '999999' };
      expect(await system.remove(none)).to.equal(undefined);
      expect(await errorOf(system.update(none, { toSend: 1 }))).to.be.instanceOf(NotFoundError);
      expect(bodies()).to.deep.equal([]);
    });
  });

  describe('an id that is no id', () => {
    for (const id of ['../Account', '1?x=y', '', '1/2', '1#', '%2e%2e', '１', '1 ', '-1', '1e3', '..']) {
      it(`leads nowhere: ${JSON.stringify(id)}`, async () => {
        for (const ref of [
          refOf('Item', id),
          refOf('SaleSaleLine', '1', { saleID: id }),
          refOf('InventoryTransfer', id),
        ]) {
          const works = [system.get(ref), system.update(ref, { x: 1 }), system.remove(ref)];
          for (const work of works) expect(await errorOf(work)).to.be.instanceOf(InputError);
        }
        const draft = { entity: entityOf('InventoryTransferTransferItems'), fields: {}, parents: { transferID: id } };
        expect(await errorOf(system.create(draft))).to.be.instanceOf(InputError);
        expect(step.emulator.log.entries).to.deep.equal([]);
      });
    }
  });
});
