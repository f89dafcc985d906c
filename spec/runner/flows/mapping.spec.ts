import { expect } from 'chai';
import { compileExpression, compileMapping } from '../../../runner/flows/mapping';

describe('Mapping of messages between steps', () => {
  const message = {
    body: { itemID: '7', prices: [{ amount: 2 }, { amount: 3 }] },
    passthrough: { stock: { body: { qoh: 4 } } },
  };

  it('makes each field by its expression, and leaves out those without a value', async () => {
    const map = compileMapping({ id: 'itemID', qoh: '$getPassthrough().stock.body.qoh', name: 'description' });
    expect(await map(message)).to.deep.equal({ id: '7', qoh: 4 });
  });

  it('makes the whole input by one expression, which may have several lines', async () => {
    const map = compileMapping(['{', "  'total': $sum(prices.amount)", '}']);
    expect(await map(message)).to.deep.equal({ total: 5 });
  });

  it('reads the variables of the flow', async () => {
    const map = compileMapping({ id: '$lookup($getFlowVariables().ids, itemID)' }, { ids: { 7: 'seven' } });
    expect(await map(message)).to.deep.equal({ id: 'seven' });
  });

  it('keeps the body where there is no mapping', async () =>
    expect(await compileMapping(undefined)(message)).to.equal(message.body));

  it('gives plain lists, which other code may compare', async () => {
    const value = await compileExpression('prices.amount')(message);
    expect(Object.getOwnPropertyNames(value)).to.deep.equal(['0', '1', 'length']);
  });

  it('names the field whose expression is wrong', () =>
    expect(() => compileMapping({ id: 'itemID', qoh: '$sum(' })).to.throw(/^"qoh": /));
});
