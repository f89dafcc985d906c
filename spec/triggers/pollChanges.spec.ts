import { expect } from 'chai';
import type { Cfg } from '../../lib/common/platform/context';
import { ITEMS_ONLY, pollOnce } from '../support/emulatedPoll';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';

type Body = Readonly<Record<string, unknown>>;

const BY_CHANGES = { objectType: 'Tag', pollingField: 'changes' };

describe('pollEntity on the emulator, by comparing', () => {
  let step: EmulatedStep;

  beforeEach(async () => {
    step = await emulatedStep({ registers: 100, latencyMs: 300, size: { ...ITEMS_ONLY, items: 20, orders: 12 } });
  });

  afterEach(() => step.close());

  async function newsAfter(fields: Cfg, event: () => void): Promise<Body[]> {
    expect(await pollOnce(step, fields)).to.equal(undefined);
    step.bodies.length = 0;
    step.emulator.log.clear();
    event();
    expect(await pollOnce(step, fields)).to.equal(undefined);
    return step.bodies as Body[];
  }

  const wire = () => step.emulator.log.entries.map(({ method, path, params }) => ({ method, path, ...params }) as Body);

  it('emits new, changed and deleted tags, with one request for the list and one for the missing ones', async () => {
    const { admin } = step.emulator;
    const news = await newsAfter(BY_CHANGES, () => {
      admin.change('Tag', '3', { name: 'changed' });
      admin.add('Tag', { name: 'new' });
      for (const id of ['5', '6']) admin.remove('Tag', id);
    });
    expect(news.map(({ tagID, name, deleted }) => [tagID, name, deleted])).to.deep.equal([
      ...[
        ['5', undefined, true],
        ['6', undefined, true],
        ['3', 'changed', undefined],
        ['9', 'new', undefined],
      ],
    ]);
    expect(news[0]).to.deep.equal({ tagID: '5', deleted: true });
    const [list, missing, ...others] = wire();
    expect(list).to.include({ sort: 'tagID', limit: '100' });
    expect(list).to.not.have.property('archived');
    expect(missing?.['tagID']).to.equal('IN,["5","6"]');
    expect(others).to.deep.equal([]);
  });

  it('emits an order that was archived as it is, and says nothing of a deletion', async () => {
    const cfg = { objectType: 'Order', pollingField: 'changes', archived: 'exclude' };
    const order = step.emulator.admin.records('Order').find(({ archived }) => archived !== true) ?? {};
    const news = await newsAfter(cfg, () =>
      step.emulator.admin.change('Order', String(order['orderID']), { archived: true }),
    );
    expect(news.map(({ orderID, archived, deleted }) => [orderID, archived, deleted])).to.deep.equal([
      [String(order['orderID']), true, undefined],
    ]);
  });

  it('sees changes of linked objects, and pays for them', async () => {
    const cfg = { objectType: 'Order', pollingField: 'changes', relations: ['OrderLines'] };
    const [line = {}] = step.emulator.admin.records('OrderLine');
    const news = await newsAfter(cfg, () =>
      step.emulator.admin.change('OrderLine', String(line['orderLineID']), { quantity: 4321 }),
    );
    expect(news.map(({ orderID }) => orderID)).to.deep.equal([String(line['orderID'])]);
  });

  it('emits nothing when only fields have changed that are not chosen', async () => {
    const cfg = { objectType: 'Item', pollingField: 'changes', fields: ['upc'] };
    const change = (fields: Body) => () => step.emulator.admin.change('Item', '3', fields);
    expect(await newsAfter(cfg, change({ description: 'other' }))).to.deep.equal([]);
    expect(await newsAfter(cfg, change({ upc: '4006381333931' }))).to.deep.equal([
      { itemID: '3', upc: '4006381333931' },
    ]);
  });

  it('follows the gift cards, which no list of ids shows', async () => {
    const cfg = { objectType: 'CreditAccount', pollingField: 'changes', filter: 'giftCard=true' };
    const { admin } = step.emulator;
    const ids = ['gone', 'code changed', 'same'].map((code) => admin.add('CreditAccount', { giftCard: true, code }));
    const [gone = '', changed = ''] = ids;
    const news = await newsAfter(cfg, () => {
      admin.remove('CreditAccount', gone);
      admin.change('CreditAccount', changed, { giftCard: false });
    });
    expect(news.map(({ creditAccountID, deleted }) => [creditAccountID, deleted])).to.deep.equal([
      [gone, true],
      [changed, undefined],
    ]);
  });
});
