import { expect } from 'chai';
import { startBuiltInStep } from '../../../runner/flows/builtInFlowStep';
import type { FlowMessage } from '../../../runner/flows/mapping';

describe('A step of the platform’s own in a flow', () => {
  const sent: FlowMessage[] = [];
  const errors: string[] = [];
  const outlet = {
    onData: (message: FlowMessage) => void sent.push(message),
    onError: (text: string) => void errors.push(text),
  };
  const start = (fields: object, more: object = {}, name = 'group') =>
    startBuiltInStep({ id: 'own', title: 'Own', function: name, fields: { ...fields }, ...more }, outlet, {
      isAnew: true,
      variables: { shop: '1' },
    });
  beforeEach(() => {
    sent.length = 0;
    errors.length = 0;
  });

  it('sends what goes on with its result for later steps, and counts', async () => {
    const step = start({ where: 'shopID = $getFlowVariables().shop' }, {}, 'filter');
    await step.give({ body: { shopID: '1' }, passthrough: { before: { body: 1 } } });
    await step.give({ body: { shopID: '2' } });
    expect(sent.map(({ body }) => body)).to.deep.equal([{ shopID: '1' }]);
    expect(sent[0]?.passthrough).to.deep.equal({ before: { body: 1 }, own: { body: { shopID: '1' }, headers: {} } });
    expect(step.figures).to.include({ in: 2, out: 1, errors: 0 });
    expect([await step.isIdle(), step.openCount()]).to.deep.equal([true, 0]);
  });

  it('sends what it has collected when the steps before it are done, through its mapping', async () => {
    const step = start({ by: 'vendor' }, { mapping: { vendor: '$string(vendorID)' } });
    for (const vendorID of [1, 2, 1]) await step.give({ body: { vendorID } });
    expect(sent).to.deep.equal([]);
    step.finish();
    expect(sent.map(({ body }) => (body as { items: unknown[] }).items.length)).to.deep.equal([2, 1]);
    for (const end of ['stop', 'kill', 'close'] as const) await step[end]();
  });

  it('tells of a message that it cannot take, and goes on', async () => {
    const step = start({ by: 'vendorID' });
    await step.give({ body: {} });
    await step.give({ body: { vendorID: 1 } });
    step.finish();
    expect(errors).to.deep.equal(['The message has no value to group by']);
    expect(step.figures).to.include({ in: 2, out: 1, errors: 1 });
  });
});
