import { expect } from 'chai';
import type { FaultAction } from '../../../../../emulator/faults/types';
import type { CreateOptions, VendorRecord } from '../../../../../lib/common/model/query';
import { InputError, OutcomeUnknownError } from '../../../../../lib/common/util/errors';
import { SMALL } from '../../../../support/callApi';
import { type EmulatedStep, emulatedStep } from '../../../../support/emulatedStep';
import { entityOf } from '../../../../support/entityOf';
import { errorOf } from '../../../../support/errorOf';
import { systemOf } from '../../../../support/runAction';

const LOST: FaultAction = { kind: 'lostAnswer', status: 502 };
const NOT_DONE: FaultAction = { kind: 'status', status: 502 };
const HOUR_MS = 3_600_000;

describe('createRecord', () => {
  let step: EmulatedStep;
  beforeEach(async () => {
    step = await emulatedStep({ size: SMALL });
  });
  afterEach(() => step.close());

  const create = async (entity: string, fields: VendorRecord, options: CreateOptions = {}) =>
    (await systemOf(step)).create({ entity: entityOf(entity), fields }, options);
  const failure = (entity: string, fields: VendorRecord, options?: CreateOptions): Promise<Error> =>
    errorOf(create(entity, fields, options));
  const injectFault = (action: FaultAction, path: string, method = 'POST', nth = 1) =>
    step.emulator.faults.add({ method, path, action, nth });
  const names = (entity: string) => step.emulator.admin.records(entity).map(({ name }) => name);
  const count = (entity: string, name: string) => names(entity).filter((each) => each === name).length;
  const wire = () =>
    step.emulator.log.entries
      .filter(({ path }) => path.startsWith('/API/'))
      .map(({ method, path, query }) => `${method} ${path.replace(/^.*\/205487\//, '')}${query && `?${query}`}`);

  it('sends what was given and nothing else', async () => {
    await create('Item', { description: 'Kite', tax: 'true' });
    expect(step.emulator.log.entries.at(-1)?.body).to.deep.equal({ description: 'Kite', tax: 'true' });
    expect(wire()).to.deep.equal(['POST Item.json']);
  });

  it('looks by the natural key, archived records among it, and sends nothing twice', async () => {
    injectFault(LOST, 'Vendor');
    const record = await create('Vendor', { name: 'Zephyr & Söhne' });
    expect(record).to.include({ name: 'Zephyr & Söhne' }).and.to.have.property('vendorID').that.is.a('string');
    expect(wire()).to.deep.equal([
      'POST Vendor.json',
      'GET Vendor.json?name=Zephyr%20%26%20S%C3%B6hne&archived=true&limit=100',
    ]);
  });

  it('looks three times, later and later, before it sends again', async () => {
    injectFault(NOT_DONE, 'Manufacturer');
    const startMs = step.clock.nowMs();
    await create('Manufacturer', { name: 'Nimbus' });
    const get = 'GET Manufacturer.json?name=Nimbus&limit=100';
    expect(wire()).to.deep.equal(['POST Manufacturer.json', get, get, get, 'POST Manufacturer.json']);
    expect(step.clock.nowMs() - startMs).to.be.within(10_000, 11_000);
    expect(count('Manufacturer', 'Nimbus')).to.equal(1);
  });

  it('finds a record that appears a little later', async () => {
    injectFault(NOT_DONE, 'Manufacturer');
    const creation = create('Manufacturer', { name: 'Nimbus' });
    await step.clock.sleep(1500);
    step.emulator.admin.add('Manufacturer', { name: 'Nimbus' });
    expect(await creation).to.include({ name: 'Nimbus' });
    expect(count('Manufacturer', 'Nimbus')).to.equal(1);
  });

  it('does not take an older record of the same key for the new one', async () => {
    const older = step.emulator.admin.add('Manufacturer', { name: 'Nimbus' });
    step.clock.advance(HOUR_MS);
    injectFault(NOT_DONE, 'Manufacturer');
    const record = await create('Manufacturer', { name: 'Nimbus' });
    expect(record['manufacturerID']).to.not.equal(older);
    expect(count('Manufacturer', 'Nimbus')).to.equal(2);
  });

  it('tells the new record from an older one of the same key', async () => {
    const older = step.emulator.admin.add('Manufacturer', { name: 'Nimbus' });
    step.clock.advance(HOUR_MS);
    injectFault(LOST, 'Manufacturer');
    expect((await create('Manufacturer', { name: 'Nimbus' }))['manufacturerID']).to.not.equal(older);
    expect(count('Manufacturer', 'Nimbus')).to.equal(2);
  });

  it('measures age by the clock of Lightspeed, not by its own', async () => {
    step.emulator.admin.add('Manufacturer', { name: 'Nimbus' });
    step.clock.advance(60_000);
    injectFault(NOT_DONE, 'Manufacturer');
    // Our own clock is an hour behind: by it the older record would be from the future.
    const behind = { ...step.clock, nowMs: () => step.clock.nowMs() - HOUR_MS };
    step = { ...step, runtime: { ...step.runtime, clock: behind } };
    await create('Manufacturer', { name: 'Nimbus' });
    expect(count('Manufacturer', 'Nimbus')).to.equal(2);
  });

  it('takes a record without times that agrees in everything that was sent', async () => {
    step.emulator.admin.add('CustomerType', { name: 'Schools', discountID: 1 });
    injectFault(NOT_DONE, 'CustomerType');
    expect(await create('CustomerType', { name: 'Schools', discountID: '1' })).to.include({ discountID: '1' });
    expect(count('CustomerType', 'Schools')).to.equal(1);
  });

  it('fails when what it finds differs from what was sent', async () => {
    step.emulator.admin.add('CustomerType', { name: 'Schools', discountID: 1 });
    injectFault(NOT_DONE, 'CustomerType');
    const error = await failure('CustomerType', { name: 'Schools', discountID: '2' });
    expect(error).to.be.instanceOf(OutcomeUnknownError);
    expect(error.message).to.match(/There are objects like it, and it is not clear whether one of them is it\.$/);
    expect(count('CustomerType', 'Schools')).to.equal(1);
  });

  it('fails when a new record of nearly the same name may be the one', async () => {
    injectFault(NOT_DONE, 'Manufacturer');
    step.emulator.admin.add('Manufacturer', { name: 'NIMBUS' });
    expect(await failure('Manufacturer', { name: 'Nimbus' })).to.be.instanceOf(OutcomeUnknownError);
  });

  it('fails when several records may be the one', async () => {
    injectFault(LOST, 'Manufacturer');
    step.emulator.admin.add('Manufacturer', { name: 'Nimbus' });
    expect(await failure('Manufacturer', { name: 'Nimbus' })).to.be.instanceOf(OutcomeUnknownError);
    expect(count('Manufacturer', 'Nimbus')).to.equal(2);
  });

  it('tells namesakes apart by their contacts', async () => {
    const ann = (address: string) => ({
      firstName: 'Ann',
      lastName: 'Lee',
      Contact: { Emails: { ContactEmail: [{ address, useType: 'Primary' }] } },
    });
    await create('Customer', ann('first@example.com'));
    injectFault(NOT_DONE, 'Customer');
    const error = await failure('Customer', ann('second@example.com'));
    expect(error).to.be.instanceOf(OutcomeUnknownError);
    injectFault(LOST, 'Customer', 'POST', 2);
    step.clock.advance(HOUR_MS);
    const { Contact: contact } = await create('Customer', ann('third@example.com'));
    expect(contact).to.have.nested.property('Emails.ContactEmail[0].address', 'third@example.com');
  });

  it('looks by the field that the caller names', async () => {
    injectFault(LOST, 'Inventory/Transfer');
    const fields = { note: 'For the weekend', sendingShopID: '1' };
    const record = await create('InventoryTransfer', fields, { identifiedBy: ['note'] });
    expect(record).to.include(fields);
    expect(wire()).to.have.length(2);
  });

  it('falls back on the natural key when that field is empty', async () => {
    injectFault(LOST, 'Vendor');
    expect(await create('Vendor', { name: 'Zephyr' }, { identifiedBy: ['accountNumber'] })).to.include({
      name: 'Zephyr',
    });
  });

  it('looks for a gift card as Lightspeed wants it, whose code comes back masked', async () => {
    injectFault(LOST, 'CreditAccount');
    expect(await create('CreditAccount', { code: 'GIFT-2026-1', giftCard: true })).to.have.property('creditAccountID');
    expect(wire().at(-1)).to.equal('GET CreditAccount.json?code=GIFT-2026-1&giftCard=true&archived=true&limit=100');
  });

  it('never sends again what Lightspeed said it had done', async () => {
    step.emulator.faults.add({ method: 'POST', path: 'Vendor', action: { kind: 'dropKey', key: 'Vendor' } });
    step.emulator.faults.add({ method: 'GET', path: 'Vendor', action: { kind: 'dropKey', key: 'Vendor' }, times: 3 });
    const error = await failure('Vendor', { name: 'Zephyr' });
    expect(error.message).to.match(
      /^Vendor: Lightspeed created it, but did not show it\. It was looked for in vain\.$/,
    );
    expect(wire().filter((line) => line.startsWith('POST'))).to.have.length(1);
  });

  it('fails when looking fails, and tells why', async () => {
    injectFault(LOST, 'Vendor');
    step.emulator.faults.add({ method: 'GET', path: 'Vendor', action: { kind: 'status', status: 403 } });
    const error = await failure('Vendor', { name: 'Zephyr' });
    expect(error).to.be.instanceOf(OutcomeUnknownError);
    expect(error.message).to.match(/Looking for it failed: .*may not do this/);
    expect(count('Vendor', 'Zephyr')).to.equal(1);
  });

  it('looks once more when the second attempt is refused as a duplicate of the first', async () => {
    injectFault(NOT_DONE, 'CreditAccount');
    const creation = create('CreditAccount', { code: 'GIFT-2026-1', giftCard: true });
    await step.clock.sleep(10_500);
    step.emulator.admin.add('CreditAccount', { code: 'GIFT-2026-1', giftCard: true });
    expect(await creation).to.have.property('creditAccountID');
  });

  it('gives up after the second attempt', async () => {
    step.emulator.faults.add({ method: 'POST', path: 'Vendor', action: NOT_DONE, times: 2 });
    expect(await failure('Vendor', { name: 'Zephyr' })).to.be.instanceOf(OutcomeUnknownError);
    expect(wire().filter((line) => line.startsWith('POST'))).to.have.length(2);
  });

  it('says what to do when nothing identifies the record', async () => {
    injectFault(LOST, 'Workorder');
    const { message } = await failure('Workorder', { note: 'Torn sail' });
    expect(message).to.match(
      /It was not looked for, as nothing in the message tells it apart from others; .* a field that does\.$/,
    );
  });

  it('tells a refusal as it is', async () => {
    expect(await failure('CreditAccount', { code: 'short' })).to.be.instanceOf(InputError);
    expect(wire()).to.have.length(1);
  });

  for (const [entity, fields] of Object.entries({
    Item: { description: 'Kite', customSku: 'KITE-1' },
    Customer: {
      firstName: 'Ann',
      lastName: 'Lee',
      Contact: { Emails: { ContactEmail: [{ address: 'a@b.example' }] } },
    },
    Shop: { name: 'Harbour' },
  })) {
    it(`finds what the answer would have held, with the same parts: ${entity}`, async () => {
      const options = { identifiedBy: [Object.keys(fields)[0] ?? ''] };
      const answered = await create(entity, fields, options);
      injectFault(LOST, entity);
      const other = { ...fields, [options.identifiedBy[0] ?? '']: 'Another' };
      const found = await create(entity, other, options);
      expect(Object.keys(found).sort()).to.deep.equal(Object.keys(answered).sort());
    });
  }

  it('loads relations with the answer, and when it has to look', async () => {
    const options = { relations: ['TaxCategory'] };
    expect(await create('Shop', { name: 'Harbour', taxCategoryID: 1 }, options)).to.have.property('TaxCategory');
    injectFault(LOST, 'Shop', 'POST', 1);
    expect(await create('Shop', { name: 'Pier', taxCategoryID: 1 }, options)).to.have.property('TaxCategory');
  });
});
