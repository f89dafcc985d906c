import { generatedStore } from '../data/dataset/generate';
import { wireTime } from '../data/time';
import type { Admin, ApiCall, ApiReply, DatasetSize, EmulatorClock } from '../types';
import { createAdmin } from './admin';
import { handle } from './handle';
import type { AccountState } from './request';

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
  readonly admin: Admin;
  /** Makes the same data again. */
  reset(): void;
}

export function createApi(options: ApiOptions): EmulatorApi {
  const startMs = options.clock.nowMs();
  const make = () => createState(options, startMs);
  let state = make();
  return {
    handle: (call) => handle(state, call),
    admin: createAdmin(() => state),
    reset() {
      state = make();
    },
  };
}

function createState(options: ApiOptions, startMs: number): AccountState {
  const { clock, seed = 1, accountID = '123456', registers } = options;
  const size = { ...options.size, ...(registers !== undefined && { registers }) };
  const store = generatedStore({ accountID, seed, size, startMs });
  return {
    store,
    accountID,
    now: () => wireTime(clock.nowMs()),
    timeZone: () => String(store.table('Shop').rows()[0]?.['timeZone'] ?? 'UTC'),
  };
}
