import { generate } from '../data/dataset/generate';
import { createStore } from '../data/store';
import { wireTime } from '../data/time';
import type { ApiCall, ApiReply, Backdoor, DatasetSize, EmulatorClock } from '../types';
import { createBackdoor } from './backdoor';
import { handle } from './handle';
import type { World } from './world';

export interface ApiOptions {
  readonly clock: EmulatorClock;
  /** The same seed makes the same shop; default 1. */
  readonly seed?: number;
  readonly size?: DatasetSize;
  /** Digits; default `123456`. */
  readonly accountID?: string;
  /** Registers in the shop; goes before `size.registers`. */
  readonly registers?: number;
}

/** The emulated account behind the server's door: no tokens, costs or limits in here. */
export interface EmulatorApi {
  handle(call: ApiCall): ApiReply;
  readonly backdoor: Backdoor;
  /** Makes the same data again. */
  reset(): void;
}

export function createApi(options: ApiOptions): EmulatorApi {
  const startMs = options.clock.nowMs();
  const make = () => createWorld(options, startMs);
  let world = make();
  return {
    handle: (call) => handle(world, call),
    backdoor: createBackdoor(() => world),
    reset() {
      world = make();
    },
  };
}

function createWorld(options: ApiOptions, startMs: number): World {
  const { clock, seed = 1, accountID = '123456', registers } = options;
  const store = createStore();
  const size = { ...options.size, ...(registers !== undefined && { registers }) };
  generate(store, { accountID, seed, size, startMs });
  return {
    store,
    accountID,
    now: () => wireTime(clock.nowMs()),
    timeZone: () => String(store.table('Shop').rows()[0]?.['timeZone'] ?? 'UTC'),
  };
}
