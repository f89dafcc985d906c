import { expect } from 'chai';
import { deleteObject, getMetaModel, getObjectTypes } from '../../lib/actions/deleteObject';
import { SMALL } from '../support/callApi';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { failingAction, runAction } from '../support/runAction';

describe('deleteObject', () => {
  let step: EmulatedStep;
  beforeEach(async () => {
    step = await emulatedStep({ size: SMALL });
  });
  afterEach(() => step.close());

  const run = (cfg: Record<string, unknown>, body: Record<string, unknown>) => runAction(step, deleteObject, cfg, body);
  const fail = (cfg: Record<string, unknown>, body: Record<string, unknown>) =>
    failingAction(step, deleteObject, cfg, body);
  const requests = () => step.emulator.log.entries;
  const none = { tagID: '999999' };

  it('tells that it deleted', async () => {
    const tagID = step.emulator.admin.add('Tag', { name: 'old' });
    expect(await run({ objectType: 'Tag' }, { tagID })).to.deep.equal([{ id: tagID, outcome: 'deleted' }]);
    expect(step.emulator.admin.record('Tag', tagID)).to.equal(undefined);
  });

  it('tells that it archived', async () => {
    expect(await run({ objectType: 'Vendor' }, { vendorID: 1 })).to.deep.equal([{ id: '1', outcome: 'archived' }]);
    expect(step.emulator.admin.record('Vendor', '1')).to.include({ archived: true });
  });

  it('takes a whole record, of which it needs the ids', async () => {
    const tagID = step.emulator.admin.add('Tag', { name: 'old' });
    expect(await run({ objectType: 'Tag' }, { tagID, name: 'old' })).to.have.length(1);
  });

  it('refuses names that such records do not have', async () => {
    const error = await fail({ objectType: 'Tag' }, { tagId: '1', colour: 'red' });
    expect(error.message).to.equal(
      'Please correct the incoming message: "tagID" is missing, the id of the Tag; "tagId" is unknown (perhaps "tagID"); "colour" is unknown. ' +
        'Nothing was sent.',
    );
  });

  it('emits {} for what is not there, unless told otherwise', async () => {
    expect(await run({ objectType: 'Tag' }, none)).to.deep.equal([{}]);
    expect(await run({ objectType: 'Tag', whenNotFound: 'emitNothing' }, none)).to.deep.equal([]);
    const error = await fail({ objectType: 'Tag', whenNotFound: 'throwError' }, none);
    expect([error.name, error.message]).to.deep.equal(['NotFoundError', 'Tag 999999 is not found.']);
  });

  it('says in a sample run why nothing is shown', async () => {
    step.env['ELASTICIO_FLOW_TYPE'] = 'debug';
    const { message } = await fail({ objectType: 'Tag', whenNotFound: 'emitNothing' }, none);
    expect(message).to.match(/^No object found\. .* only applicable to the Retrieve Sample\./);
    expect(await run({ objectType: 'Tag' }, none)).to.deep.equal([{}]);
  });

  it('tells what Lightspeed refuses', async () => {
    const parent = step.emulator.admin.records('Category').find(({ parentID }) => parentID !== 0)?.['parentID'];
    const { name, message } = await fail({ objectType: 'Category' }, { categoryID: parent });
    expect(name).to.equal('InputError');
    expect(message).to.contain('a category with subcategories cannot be deleted');
  });

  it('sends nothing when ids are missing or none, the object cannot be deleted, or a field is wrong', async () => {
    const wrong: [Record<string, unknown>, Record<string, unknown>, RegExp][] = [
      [{ objectType: 'SaleSaleLine' }, {}, /"saleLineID" is missing.*; "saleID" is missing, the id of the Sale/],
      [{ objectType: 'Tag' }, { tagID: '../Account' }, /"tagID" must be an id/],
      [{ objectType: 'Tag' }, { tagID: '1?x=y' }, /"tagID" must be an id/],
      [{ objectType: 'Tag' }, { tagID: '' }, /"tagID" is missing/],
      [{ objectType: 'ItemShop' }, { itemShopID: 1 }, /cannot be deleted/],
      [{ objectType: 'Tag', whenNotFound: 'cry' }, { tagID: 1 }, /"When Object Is Not Found" must be one of/],
      [{}, { tagID: 1 }, /"Object Type" is not chosen/],
    ];
    for (const [cfg, body, text] of wrong) expect((await fail(cfg, body)).message).to.match(text);
    expect(requests()).to.deep.equal([]);
  });
});

describe('The form of deleteObject', () => {
  it('offers what can be deleted or archived', async () => {
    const types = await getObjectTypes({});
    expect(types).to.include.keys('Item', 'InventoryTransfer', 'TaxCategoryClass', 'Image');
    expect(types).to.not.have.any.keys('Shop', 'Manufacturer', 'SalePayment');
    expect(Object.keys(types).length).to.be.at.least(26);
    expect(types).to.include({ SaleSaleLine: 'Sale Line within a Sale', Season: 'Season (deprecated)' });
  });

  it('takes the ids in and tells the outcome', async () => {
    const { in: taken, out } = await getMetaModel({ objectType: 'SaleSaleLine' });
    expect(Object.keys(taken.properties ?? {})).to.deep.equal(['saleID', 'saleLineID']);
    expect(out.properties).to.have.keys('id', 'outcome');
  });
});
