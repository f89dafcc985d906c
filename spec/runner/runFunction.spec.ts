import { expect } from 'chai';
import type { Context, Emit } from '../../lib/common/platform/context';
import { silentLog } from '../../lib/common/util/log';
import { runFunction } from '../../runner/runFunction';
import { errorOf } from '../support/errorOf';

interface Call {
  readonly context: Context;
  readonly emit: Emit & ((event: string, payload: unknown) => Promise<unknown>);
  readonly args: readonly unknown[];
}

/** A module whose `process` is `work`. */
const moduleOf = (work: (call: Call) => unknown) => ({
  process: async function (this: Context, ...args: unknown[]) {
    return work({ context: this, emit: this.emit.bind(this) as Call['emit'], args });
  },
});

/** Runs `work` as a trigger and tells what came out, in order. */
async function running(work: (call: Call) => unknown, run: Partial<Parameters<typeof runFunction>[0]> = {}) {
  const emitted: unknown[] = [];
  const result = await runFunction({
    module: moduleOf(work),
    cfg: {},
    log: silentLog,
    onData: ({ body }) => emitted.push({ data: body }),
    onSnapshot: (snapshot) => emitted.push({ snapshot }),
    onKeys: (keys) => emitted.push({ keys }),
    ...run,
  });
  return { ...result, emitted };
}

describe('runFunction', () => {
  it('hands out what is emitted, in order, before it resolves', async () => {
    const { emitted, errors, rebound } = await running(async ({ emit }) => {
      await emit('data', { body: { n: 1 } });
      await emit('snapshot', { at: 1 });
      await emit('data', { body: { n: 2 } });
      await emit('updateKeys', { oauth: 'new' });
    });
    expect(emitted).to.deep.equal([
      { data: { n: 1 } },
      { snapshot: { at: 1 } },
      { data: { n: 2 } },
      { keys: { oauth: 'new' } },
    ]);
    expect({ errors, rebound }).to.deep.equal({ errors: [], rebound: undefined });
  });

  it('holds the function back until an emit has been taken', async () => {
    const order: string[] = [];
    const onData = async () => {
      await new Promise(setImmediate);
      order.push('taken');
    };
    const work = async ({ emit }: Call) => {
      await emit('data', { body: {} });
      order.push('went on');
    };
    await running(work, { onData });
    expect(order).to.deep.equal(['taken', 'went on']);
  });

  it('emits what the function resolves with', async () =>
    expect((await running(() => ({ body: { last: true } }))).emitted).to.deep.equal([{ data: { last: true } }]));

  it('passes message, configuration and snapshot on as copies', async () => {
    const cfg = { relations: ['ItemShops'] };
    const snapshot = { v: 1 };
    let seen: readonly unknown[] = [];
    const work = ({ args }: Call) => {
      seen = structuredClone(args);
      for (const each of args.slice(1)) Object.assign(each as object, { spoiled: true });
    };
    await running(work, { cfg, snapshot, body: { itemID: '1' } });
    expect(seen).to.deep.equal([{ body: { itemID: '1' }, headers: {} }, cfg, snapshot]);
    expect([cfg, snapshot]).to.deep.equal([{ relations: ['ItemShops'] }, { v: 1 }]);
  });

  it('gives a message with an empty body by default', async () => {
    let message: unknown;
    await running(({ args }) => {
      message = args[0];
    });
    expect(message).to.deep.equal({ body: {}, headers: {} });
  });

  it('tells what was thrown, and what came out before it', async () => {
    const { emitted, errors } = await running(async ({ emit }) => {
      await emit('data', { body: {} });
      throw new TypeError('no luck');
    });
    expect(emitted).to.have.length(1);
    expect(errors.map(String)).to.deep.equal(['TypeError: no luck']);
  });

  it('tells emitted errors, and things that are no errors', async () => {
    const { errors } = await running(async ({ emit }) => {
      await emit('error', new Error('one record failed'));
      throw 'text';
    });
    expect(errors.map(({ message }) => message)).to.deep.equal(['one record failed', 'text']);
  });

  it('tells that the message should come again', async () => {
    const { rebound, errors } = await running(({ emit }) => emit('rebound', new Error('busy')).then(() => undefined));
    expect({ rebound, errors }).to.deep.equal({ rebound: 'busy', errors: [] });
  });

  it('tells that a module has nothing to run', async () =>
    expect((await running(() => {}, { module: {} })).errors.map(({ message }) => message)).to.deep.equal([
      'Process function is not found',
    ]));

  describe('when keys are stored', () => {
    const stored = (context: Context) => context.getApiClient().tasks.retrieveStep('flow', 'step');

    it("answers them as the step's configuration from then on", async () => {
      const seen: unknown[] = [];
      const work = async ({ context, emit }: Call) => {
        seen.push(await stored(context));
        await emit('updateKeys', { oauth: { access_token: 'second' } });
        seen.push(await stored(context));
        const keys = { oauth: { access_token: 'third' } };
        await context.getApiClient().accounts.update('credential', { keys });
        seen.push(await stored(context));
      };
      const { emitted } = await running(work, { cfg: { objectType: 'Item', oauth: { access_token: 'first' } } });
      expect(seen).to.deep.equal(
        ['first', 'second', 'third'].map((access_token) => ({
          config: { objectType: 'Item', oauth: { access_token } },
        })),
      );
      expect(emitted).to.have.length(2);
    });

    it('fails when they cannot be, and answers the old ones', async () => {
      let after: unknown;
      const work = async ({ context, emit }: Call) => {
        const failure = await errorOf(emit('updateKeys', { oauth: 'new' }));
        after = await stored(context);
        throw failure;
      };
      const onKeys = () => Promise.reject(new Error('disk full'));
      const { errors } = await running(work, { cfg: { oauth: 'old' }, onKeys });
      expect(errors.map(({ message }) => message)).to.deep.equal(['disk full']);
      expect(after).to.deep.equal({ config: { oauth: 'old' } });
    });
  });
});
