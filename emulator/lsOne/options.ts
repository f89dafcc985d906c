import { realClock } from '../realClock';
import type { LogEntry } from '../requestLog';
import type { EmulatorClock } from '../types';
import { type LsOneSwitches, switchesOf } from './switches';

/** How to start an emulator of LS One; everything is optional. It listens on 127.0.0.1 only. */
export interface LsOneOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Seed of the generated orders, default 1: the same seed makes the same ones. */
  readonly seed?: number;
  /** Orders at the start, default 300; one of the first has 130 lines. */
  readonly orders?: number;
  /** A user with all permissions; default `api`. There is always a user `reader` with the same password who may only read. */
  readonly userName?: string;
  readonly password?: string;
  /** Default 1200. */
  readonly tokenLifeS?: number;
  readonly clock?: EmulatorClock;
  /** How long every answer takes, by the clock; default 0. */
  readonly latencyMs?: number;
  /** Default of those that are left out: see `SWITCHES`. */
  readonly switches?: Partial<LsOneSwitches>;
  /** Told of each request when it is over, with or without an answer. */
  readonly onRequest?: (entry: LogEntry) => void;
}

/** The options with every default filled in. */
export type LsOneSettings = Readonly<Required<Omit<LsOneOptions, 'switches'>>> & { readonly switches: LsOneSwitches };

/** @throws RangeError naming the option or switch that makes no sense */
export function lsOneSettings(options: LsOneOptions): LsOneSettings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const settings: LsOneSettings = {
    port: 0,
    seed: 1,
    orders: 300,
    userName: 'api',
    password: 'emulator-password',
    tokenLifeS: 1200,
    clock: options.clock ?? realClock(),
    latencyMs: 0,
    onRequest() {},
    ...given,
    switches: switchesOf(options.switches),
  };
  for (const [name, least] of Object.entries({ port: 0, orders: 0, tokenLifeS: 1, latencyMs: 0 })) {
    const value = settings[name as 'port'];
    if (!Number.isInteger(value) || value < least) {
      throw new RangeError(`Option ${name} must be a whole number of at least ${least}`);
    }
  }
  return settings;
}
