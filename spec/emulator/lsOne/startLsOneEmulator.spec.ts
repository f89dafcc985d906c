import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { startLsOneEmulator } from '../../../emulator/lsOne/startLsOneEmulator';
import { parseSwitch, SWITCHES, switchLines } from '../../../emulator/lsOne/switches';
import { main } from '../../../emulator/main';
import { errorOf } from '../../support/errorOf';
import { startLsOneBench } from '../../support/lsOneBench';
import { testClock } from '../../support/testClock';

describe('emulator of LS One: start', () => {
  it('has 300 orders in every status, one of them with 130 lines; the same seed makes the same', async () => {
    const clock = testClock().server;
    const [one, same, other] = [
      await startLsOneEmulator({ clock }),
      await startLsOneEmulator({ clock }),
      await startLsOneEmulator({ clock, seed: 2 }),
    ];
    const orders = one.admin.orders();
    expect(orders).to.have.length(300);
    expect(new Set(orders.map(({ purchaseStatus }) => purchaseStatus))).to.deep.equal(new Set([0, 1, 2, 3]));
    expect(orders.filter(({ lines }) => lines.length === 130)).to.have.length(1);
    expect(orders.filter(({ lines }) => lines.length === 0)).to.not.have.length(0);
    expect(same.admin.orders()).to.deep.equal(orders);
    expect(other.admin.orders()).to.not.deep.equal(orders);
    await Promise.all([one, same, other].map((emulator) => emulator.close()));
  });

  it('goes back to its start, but for the clock', async () => {
    const { emulator, ask, logIn } = await startLsOneBench({ switches: { maxPageSize: 7 } });
    emulator.admin.deleteOrder('00000001');
    emulator.admin.permit('api', []);
    emulator.switches.maxPageSize = 3;
    emulator.faults.add({ action: { kind: 'reset' } });
    emulator.reset();
    expect((await ask('purchase-order')).status).to.equal(401);
    const { token } = await logIn();
    const { body } = await ask('purchase-order', { token });
    expect([body.items.length, body.totalCount]).to.deep.equal([7, 20]);
    await emulator.close();
  });

  it('can be changed past the API, and names what is not there', async () => {
    const { emulator } = await startLsOneBench();
    const { admin } = emulator;
    const id = admin.addOrder({ description: 'New', deliveryDate: '2026-07-01' }, [{ quantity: '4' }]);
    const lineNumber = admin.addLine(id);
    admin.changeOrder(id, { purchaseStatus: 2 });
    admin.changeLine(id, lineNumber, { unitPrice: '0.5' });
    expect(admin.order(id)).to.deep.include({ description: 'New', deliveryDate: '2026-07-01T00:00:00.0000000' });
    expect(
      admin
        .order(id)
        ?.lines.map(({ quantity, unitPrice }) => [quantity, unitPrice])
        .at(-1),
    ).to.deep.equal(['1', '0.5']);
    admin.deleteLine(id, lineNumber);
    expect(admin.order(id)?.lines).to.have.length(1);
    admin.deleteOrder(id);
    expect(admin.order(id)).to.equal(undefined);
    expect(() => admin.changeOrder(id, {})).to.throw(`The emulator has no purchase order ${id}`);
    expect(() => admin.changeLine('00000001', '9', {})).to.throw('The emulator has no line 9');
    expect(() => admin.permit('nobody', [])).to.throw('The emulator has no user nobody');
    await emulator.close();
  });

  for (const options of [{ tokenLifeS: 0 }, { orders: 1.5 }, { latencyMs: -1 }]) {
    it(`refuses ${JSON.stringify(options)}`, async () => {
      const error = await errorOf(startLsOneEmulator(options));
      expect(error).to.be.an.instanceOf(RangeError).with.property('message').that.includes(Object.keys(options)[0]);
    });
  }

  describe('switches', () => {
    const read: [string, object][] = [
      ['emptyList=emptyItems', { emptyList: 'emptyItems' }],
      ['writeOffset=+02:00', { writeOffset: '+02:00' }],
      ['maxPageSize=20', { maxPageSize: 20 }],
      ['ignoredFilters=status,vendorID', { ignoredFilters: ['status', 'vendorID'] }],
    ];
    for (const [text, switches] of read) {
      it(`read ${text}`, () => expect(parseSwitch(text)).to.deep.equal(switches));
    }

    const refused: [string, string][] = [
      ['emptyList=x', 'Switch emptyList must be one of notFound, emptyItems'],
      ['maxPageSize=0', 'Switch maxPageSize must be a whole number of at least 1'],
      ['processingMs', 'Switch processingMs must be a whole number of at least 0'],
      ['colour=red', 'There is no switch colour; there are emptyList, '],
    ];
    for (const [text, message] of refused) {
      it(`refuse ${text}`, () => expect(() => parseSwitch(text)).to.throw(RangeError, message));
    }

    it('are all told by the help, with their defaults', () => {
      for (const name of Object.keys(SWITCHES)) expect(switchLines()).to.contain(`    ${name}=`);
    });

    it('are those of the page of documentation', () => {
      const page = readFileSync(join(__dirname, '../../../docs/lsOne.md'), 'utf8');
      const rows = Object.entries(SWITCHES).map(([name, each]) => {
        const values = 'values' in each ? each.values : ['value' in each ? each.value : '(none)'];
        return `| \`${name}\` | ${values.map((value) => `\`${value}\``).join(', ')} | ${each.text} |`;
      });
      expect(page).to.contain(rows.join('\n'));
    });
  });

  it('runs as a command, and prints the variables that the component needs', async () => {
    const lines: string[] = [];
    const args =
      'node main.js --system lsOne --port 0 --orders 7 --switch maxPageSize=2 --switch names=documented --quiet';
    const emulator = await main(args.split(' '), (text) => lines.push(...text.split('\n')));
    expect(lines[0]).to.equal(`LS One emulator is listening on ${emulator.url}`);
    const printed = Object.fromEntries(lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split('=')));
    expect(printed).to.deep.equal({
      LIGHTSPEED_SYSTEM: 'lsOne',
      LIGHTSPEED_ENVIRONMENT_URL: emulator.url,
      LIGHTSPEED_USER_NAME: 'api',
      LIGHTSPEED_PASSWORD: 'emulator-password',
    });
    await emulator.close();
  });
});
