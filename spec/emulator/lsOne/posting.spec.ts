import { expect } from 'chai';
import type { LsOneSwitches } from '../../../emulator/lsOne/switches';
import { type LsOneBench, startLsOneBench } from '../../support/lsOneBench';

describe('emulator of LS One: post, and post and receive', () => {
  let bench: LsOneBench;
  let id: string;
  beforeEach(async () => {
    bench = await startLsOneBench();
    id = bench.emulator.admin.addOrder({}, [{}]);
  });
  afterEach(() => bench.emulator.close());

  const set = (switches: Partial<LsOneSwitches>) => Object.assign(bench.emulator.switches, switches);
  const textOf = async (path: string, body?: unknown) =>
    (await bench.send(`purchase-order/${id}/${path}`, { method: 'POST', body })).text();
  const post = () => textOf('post', {});
  const receive = () => textOf('post-and-receive');
  const statusNow = () => bench.emulator.admin.order(id)?.purchaseStatus;

  it('post places an open order with lines, once', async () => {
    expect([await post(), statusNow(), await post(), statusNow()]).to.deep.equal(['true', 3, 'false', 3]);
  });

  it('post refuses an order without lines', async () => {
    id = bench.emulator.admin.addOrder();
    expect([await post(), statusNow()]).to.deep.equal(['false', 0]);
  });

  for (const status of [0, 2, 3]) {
    it(`post and receive closes an order of status ${status}, once`, async () => {
      bench.emulator.admin.changeOrder(id, { purchaseStatus: status });
      expect([await receive(), statusNow(), await receive()]).to.deep.equal(['0', 1, '5']);
    });
  }

  it('post and receive tells what is wrong with the lines', async () => {
    const { admin } = bench.emulator;
    const [lineNumber = ''] = admin.order(id)?.lines.map((line) => line.lineNumber) ?? [];
    admin.changeLine(id, lineNumber, { unitID: 'CASE' });
    expect(await receive()).to.equal('1');
    admin.changeLine(id, lineNumber, { unitID: 'CAN', quantity: '0' });
    expect(await receive()).to.equal('2');
    admin.deleteLine(id, lineNumber);
    expect(await receive()).to.equal('3');
    expect(statusNow()).to.equal(0);
  });

  it('post and receive answers 4 while somebody works on the order', async () => {
    bench.emulator.admin.process(id, { status: 1, forMs: 5000, statusAfter: 1 });
    expect([await receive(), await post()]).to.deep.equal(['4', 'false']);
    expect((await bench.ask(`purchase-order/${id}`)).body).to.include({ processingStatus: 1, purchaseStatus: 0 });
    bench.clock.advance(5000);
    expect((await bench.ask(`purchase-order/${id}`)).body).to.include({ processingStatus: 0, purchaseStatus: 1 });
    expect(await receive()).to.equal('5');
  });

  it('take their time when told so, and others find the order in work', async () => {
    set({ processingMs: 3000 });
    const first = receive();
    while (bench.emulator.admin.order(id)?.processing === undefined) await new Promise(setImmediate);
    expect(bench.emulator.admin.order(id)?.processing).to.include({ status: 2 });
    expect([await first, statusNow()]).to.deep.equal(['0', 1]);
    expect(bench.clock.nowMs()).to.equal(Date.parse('2026-06-01T12:00:03Z'));
  });

  it('answer what they are told to, with or without doing anything', async () => {
    set({ receiveAnswer: '6', postAnswer: 'true' });
    expect([await receive(), await post(), statusNow()]).to.deep.equal(['6', 'true', 0]);
    set({ forcedEffect: 'posts' });
    expect([await receive(), statusNow()]).to.deep.equal(['6', 1]);
  });

  const shapes: [LsOneSwitches['scalarShape'], string, string][] = [
    ['bare', 'false', '3'],
    ['padded', '\uFEFF  false\r\n', '\uFEFF  3\r\n'],
    ['string', '"false"', '"3"'],
    ['braces', '{\n  false\n}', '{\n  3\n}'],
    ['capitalized', 'False', '3'],
    ['object', '{"result":false}', '{"result":3}'],
    ['empty', '', ''],
    ['wrongType', '0', 'false'],
    ['null', 'null', 'null'],
    ['twoMembers', '{"result":false,"version":1}', '{"result":3,"version":1}'],
    ['html', '<!DOCTYPE html><html><body>OK</body></html>', '<!DOCTYPE html><html><body>OK</body></html>'],
  ];
  for (const [scalarShape, refused, code] of shapes) {
    it(`answer in the shape ${scalarShape}`, async () => {
      set({ scalarShape });
      id = bench.emulator.admin.addOrder();
      const read = async (path: string) => {
        const answer = await bench.send(`purchase-order/${id}/${path}`, { method: 'POST' });
        return Buffer.from(await answer.arrayBuffer()).toString();
      };
      expect([await read('post'), await read('post-and-receive')]).to.deep.equal([refused, code]);
    });
  }

  it('take an empty body or an empty object, or one of them', async () => {
    const statuses = async (path: string) => {
      const bodies = [undefined, {}, { id }, []];
      const answers = [];
      for (const body of bodies)
        answers.push((await bench.ask(`purchase-order/${id}/${path}`, { method: 'POST', body })).status);
      return answers;
    };
    set({ postAnswer: 'false', receiveAnswer: '6' });
    expect(await statuses('post')).to.deep.equal([200, 200, 400, 400]);
    set({ postBody: 'object', receiveBody: 'none' });
    expect(await statuses('post')).to.deep.equal([415, 200, 400, 400]);
    expect(await statuses('post-and-receive')).to.deep.equal([200, 400, 400, 400]);
  });

  it('refuse an unknown order', async () => {
    id = '9';
    for (const path of ['post', 'post-and-receive']) {
      expect((await bench.ask(`purchase-order/9/${path}`, { method: 'POST' })).status).to.equal(400);
    }
  });
});
