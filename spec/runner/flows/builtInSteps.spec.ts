import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { startBuiltInStep } from '../../../runner/flows/builtInFlowStep';
import type { FlowMessage } from '../../../runner/flows/mapping';

describe('Steps of the platform in a flow', () => {
  let sent: FlowMessage[];
  let errors: string[];
  const outlet = { onData: (message: FlowMessage) => sent.push(message), onError: (text: string) => errors.push(text) };
  const start = (fn: string, fields: object, more: object = {}, isAnew = false) =>
    startBuiltInStep({ id: 'own', title: 'Own', function: fn, fields: { ...fields }, ...more }, outlet, {
      isAnew,
      variables: {},
    });
  const bodies = () => sent.map(({ body }) => body);

  beforeEach(() => {
    sent = [];
    errors = [];
  });

  it('pass on what meets a condition, with the results of the steps before', async () => {
    const step = start('filter', { where: 'qoh < $getPassthrough().limit.body.max' });
    for (const qoh of [1, 5, 2]) await step.give({ body: { qoh }, passthrough: { limit: { body: { max: 3 } } } });
    expect(bodies()).to.deep.equal([{ qoh: 1 }, { qoh: 2 }]);
    expect(sent[0]?.passthrough).to.deep.equal({ limit: { body: { max: 3 } }, own: { body: { qoh: 1 }, headers: {} } });
    expect(step.figures).to.include({ in: 3, out: 2, errors: 0 });
    expect(step.openCount()).to.equal(0);
  });

  it('group what arrives, a message that came twice once, and send the groups at the end', async () => {
    const step = start(
      'group',
      { by: 'vendorID', once: 'itemID' },
      { mapping: { vendorID: 'vendorID', itemID: 'itemID' } },
    );
    for (const [itemID, vendorID] of [
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'a'],
      ['1', 'a'],
    ])
      await step.give({ body: { itemID, vendorID, x: 1 } });
    expect(sent).to.deep.equal([]);
    step.finish();
    const [first, second] = bodies() as { key: string; items: object[]; batch: string }[];
    expect(first).to.deep.include({
      key: 'a',
      items: [
        { vendorID: 'a', itemID: '1' },
        { vendorID: 'a', itemID: '3' },
      ],
    });
    expect(second).to.deep.include({ key: 'b', items: [{ vendorID: 'b', itemID: '2' }] });
    expect(first?.batch)
      .to.match(/^[0-9a-f]{6}$/)
      .and.not.equal(second?.batch);
    step.finish();
    expect(sent).to.have.length(2);
  });

  it('keep equal messages where nothing says that they are one', async () => {
    const step = start('group', { by: 'vendorID' });
    for (let at = 0; at < 2; at++) await step.give({ body: { vendorID: 'a' } });
    step.finish();
    expect(bodies()[0]).to.have.property('items').with.length(2);
  });

  it('count a message that they cannot work on as an error', async () => {
    const step = start('group', { by: 'vendorID' });
    await step.give({ body: {} });
    expect(errors).to.deep.equal(['The message has no value to group by']);
    const mapped = start('filter', { where: 'true' }, { mapping: { a: "$number('x')" } });
    await mapped.give({ body: {} });
    expect(errors[1]).to.match(/number/);
    expect(mapped.figures).to.include({ in: 1, out: 0, errors: 1 });
  });

  describe('that write files', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'flow-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));
    const name = () => join(folder, 'new', 'sales.csv');
    const rows = (...documents: string[]) => ({
      body: { rows: documents.map((document) => ({ document, text: 'a,"b"' })) },
    });

    it('write each row once, after a restart as well', async () => {
      const step = start('file', { file: name(), key: 'document' });
      await step.give(rows('1', '1', '2'));
      await step.give(rows('2'));
      await start('file', { file: name(), key: 'document' }).give(rows('2', '3'));
      expect(readFileSync(name(), 'utf8')).to.equal(
        'document,text\n1,"a,""b"""\n1,"a,""b"""\n2,"a,""b"""\n3,"a,""b"""\n',
      );
      expect(bodies().map((body) => (body as { rows: object[] }).rows.length)).to.deep.equal([3, 0, 1]);
    });

    it('write everything where no column tells rows apart', async () => {
      const step = start('file', { file: name() });
      await step.give(rows('1'));
      await step.give(rows('1'));
      expect(readFileSync(name(), 'utf8').split('\n')).to.have.length(4);
    });

    it('begin anew on a new account', async () => {
      await start('file', { file: name(), key: 'document' }).give(rows('1'));
      await start('file', { file: name(), key: 'document' }, {}, true).give(rows('1'));
      expect(readFileSync(name(), 'utf8').split('\n')).to.have.length(3);
    });

    it('take a message without rows', async () => {
      await start('file', { file: name() }).give({ body: 'text' });
      expect(bodies()).to.deep.equal([{ file: name(), rows: [] }]);
    });
  });
});
