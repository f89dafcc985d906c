import { newTokenState, type TokenState } from '../../lib/common/auth/registry';
import { createTokenManager } from '../../lib/common/auth/tokenManager';
import { cfgTokenSource } from '../../lib/common/platform/tokensFromCfg';
import { silentLog } from '../../lib/common/util/log';
import { type CredentialStore, credentialStore, type StoreKind } from './credentialStore';
import { seededRandom } from './seededRandom';
import { type TestClock, testClock } from './testClock';
import { type TokenVendor, tokenVendor } from './tokenVendor';

/** A process of one step: the component's own token code with the configuration that it got at its start. */
export interface TokenProcess {
  /** One request of the API, as the client sends it. @throws what the flow would see */
  request(): Promise<void>;
  /** From now on nothing that it does has an effect, and nothing comes back. */
  kill(): void;
  readonly died: Promise<void>;
  /** It has told the others that it renews. */
  readonly isRenewing: boolean;
}

export interface TokenSimulation {
  readonly clock: TestClock;
  readonly vendor: TokenVendor;
  readonly store: CredentialStore;
  readonly random: () => number;
  start(): TokenProcess;
}

export interface TokenSimulationOptions {
  readonly seed: number;
  readonly lifeS: number;
  readonly store?: StoreKind;
  /** One way of a reading or writing. Default 20 to 400. */
  readonly latencyMs?: readonly [least: number, greatest: number];
}

/** Several processes, one credential and the vendor on one virtual clock. */
export function tokenSimulation({
  seed,
  lifeS,
  store: kind = {},
  latencyMs = [20, 400],
}: TokenSimulationOptions): TokenSimulation {
  const random = seededRandom(seed);
  const clock = testClock();
  const between = (least: number, greatest: number) => () => least + (greatest - least) * random();
  const vendor = tokenVendor({ clock, lifeS, latencyMs: between(50, 500) });
  const initial = { clientId: 'some-client', clientSecret: 'some-secret', accountId: '1', oauth: vendor.first };
  const store = credentialStore(initial, kind, { clock, random, latencyMs: between(...latencyMs) });
  return { clock, vendor, store, random, start: () => startProcess({ clock, vendor, store, random }) };
}

function startProcess({ clock, vendor, store, random }: Omit<TokenSimulation, 'start'>): TokenProcess {
  const cfg = { ...structuredClone(store.keys()), _account: 'credential' };
  const state: TokenState = newTokenState(clock, random);
  let isDead = false;
  let bury = () => {};
  const died = new Promise<void>((resolve) => {
    bury = resolve;
  });
  const alive = <T>(work: () => Promise<T>): Promise<T> =>
    isDead ? never() : work().then((value) => (isDead ? never() : value));
  const keeperOfMessage = () =>
    createTokenManager({
      source: cfgTokenSource({
        cfg,
        state,
        vendor: 'Lightspeed',
        random,
        log: silentLog,
        clock: { ...clock, sleep: (ms, signal) => alive(() => clock.sleep(ms, signal)) },
        grant: (refreshToken, turn) => alive(() => vendor.grant(refreshToken, turn)),
        context: { emit: async () => false, getApiClient: () => whileAlive(store.api, alive) },
        renewalTimeoutMs: 100_000,
        flowId: 'flow',
        stepId: 'step',
      }),
      ...{ clock, random, state, log: silentLog },
    });
  const send = async (token: string) => {
    await clock.sleep(50 + 200 * random());
    return vendor.authenticate(token);
  };
  return {
    async request() {
      const tokenManager = keeperOfMessage();
      const first = await tokenManager.token();
      if (await send(first)) return;
      const second = await tokenManager.refreshAfter401(first);
      if (await send(second)) return;
      const third = await tokenManager.recheck(second);
      if (third === undefined || !(await send(third))) throw new Error('The connection is dead');
    },
    kill() {
      isDead = true;
      bury();
    },
    died,
    get isRenewing() {
      return state.renewal?.isGranting ?? false;
    },
  };
}

const never = <T>(): Promise<T> => new Promise(() => {});

type Alive = <T>(work: () => Promise<T>) => Promise<T>;

const whileAlive = ({ tasks, accounts }: CredentialStore['api'], alive: Alive): CredentialStore['api'] => ({
  tasks: { retrieveStep: (flowId, stepId) => alive(() => tasks.retrieveStep(flowId, stepId)) },
  accounts: { update: (id, change) => alive(() => accounts.update(id, change)) },
});
