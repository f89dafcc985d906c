import { expect } from 'chai';
import { createObject } from '../../lib/actions/createObject';
import { lookupObject } from '../../lib/actions/lookupObject';
import { lookupObjects } from '../../lib/actions/lookupObjects';
import { lookupSet } from '../../lib/actions/lookupSet';
import type { Cfg } from '../../lib/common/platform/context';
import type { Handler } from '../../lib/common/platform/run';
import { pollEntity } from '../../lib/triggers/pollEntity';
import { SMALL } from '../support/callApi';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { observeAction } from '../support/observeAction';

/** The fields that take a text, by the label that users see. */
const TEXTS: readonly (readonly [Handler, string, string])[] = [
  [pollEntity, 'filter', 'Filter'],
  [pollEntity, 'startTime', 'Start Time'],
  [pollEntity, 'endTime', 'End Time'],
  [pollEntity, 'pageSize', 'Size of Polling Page'],
  [pollEntity, 'maxPages', 'Max amount of Polling Pages'],
  [pollEntity, 'pollingField', 'Polling Field'],
  [pollEntity, 'shopID', 'Shop'],
  [pollEntity, 'emitBehavior', 'Emit Behavior'],
  [pollEntity, 'archived', 'Archived Objects'],
  [lookupObjects, 'sort', 'Sort Order'],
  [lookupObjects, 'maxFetch', 'Max Fetch Count'],
  [lookupObjects, 'termNumber', 'Number of search terms'],
  [lookupObject, 'lookupCriteria', 'Lookup Criteria'],
  [lookupSet, 'whenMissing', 'When Objects Are Missing'],
  [createObject, 'lookBeforeRepeat', 'Field That Identifies the Object'],
];

const LISTS: readonly (readonly [string, string])[] = [
  ['relations', 'Include Linked Objects'],
  ['fields', 'Selected Fields'],
];

describe('A field of a step that has the wrong type', () => {
  let step: EmulatedStep;
  before(async () => {
    step = await emulatedStep({ size: SMALL });
  });
  after(() => step.close());

  const body = { itemID: '1', itemIDs: ['1'], description: 'x' };
  async function refused(action: Handler, cfg: Cfg, label: string) {
    const { error, wire } = await observeAction(step, action, { objectType: 'Item', termNumber: '0', ...cfg }, body);
    expect(error, label).to.have.property('name', 'InputError');
    expect(error?.message).to.contain(label);
    expect(wire).to.deep.equal([]);
  }

  for (const [action, name, label] of TEXTS) {
    it(`is named: ${label} of ${action.name}`, async () => {
      for (const value of [{ a: 1 }, { toString: 1 }, [['x']], true]) await refused(action, { [name]: value }, label);
    });
  }

  for (const [name, label] of LISTS) {
    it(`is named, however many unknown names are in it: ${label}`, () =>
      refused(lookupObjects, { [name]: Array.from({ length: 250_000 }, (_, at) => `key${at}`) }, label));
  }

  for (const action of [pollEntity, lookupObject, lookupObjects, lookupSet]) {
    for (const [name, label] of LISTS) {
      it(`is named: ${label} of ${action.name}`, async () => {
        const values = [[['x']], 5, true, { a: 1 }, ['ItemShops', { a: 1 }], ['Nonsense']];
        for (const value of values) await refused(action, { [name]: value }, label);
      });
    }
  }

  it('is none where it was left empty', async () => {
    const cfg = { objectType: 'Item', relations: [], fields: null, filter: '', shopID: null };
    expect((await observeAction(step, pollEntity, cfg)).error).to.equal(undefined);
  });

  it('is no linked object of another object: the form keeps it, and the log tells', async () => {
    const { error, lines } = await observeAction(
      step,
      lookupObject,
      { objectType: 'Item', relations: ['SaleLines'] },
      body,
    );
    expect(error?.message).to.not.contain('Include Linked Objects');
    expect(lines.join()).to.contain('SaleLines');
  });
});
