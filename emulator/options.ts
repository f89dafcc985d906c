import { realClock } from './realClock';
import type { LogEntry } from './requestLog';
import type { DatasetSize, EmulatorClock } from './types';

/** How to start an emulator; everything is optional. It listens on 127.0.0.1 only. */
export interface EmulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Seed of the generated shop, default 1: the same seed makes the same shop. */
  readonly seed?: number;
  readonly size?: DatasetSize;
  /** Registers in the merchant's subscription, default 1: they decide the bucket's size and drip rate. */
  readonly registers?: number;
  /** Requests per second; default 2/9 of the bucket's size, as in the vendor's sample (20 of 90). */
  readonly burstLimit?: number;
  /** Level of the bucket at the start, default 0. */
  readonly startLevelDrips?: number;
  readonly accountID?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** A publicly distributed client: no secret, but PKCE. Default false. */
  readonly publicClient?: boolean;
  /** Where `authorize` sends the browser back to; default `https://localhost/callback`. */
  readonly redirectUri?: string;
  /** Default 3600. */
  readonly accessTokenLifeS?: number;
  readonly clock?: EmulatorClock;
  /** How long every answer takes, by the clock; default 0. */
  readonly latencyMs?: number;
  /** What happens at a level exactly equal to the size, where the vendor's text reads both ways; default `blocked`. */
  readonly atBrim?: 'blocked' | 'allowed';
  /** Told of each request when it is over, with or without an answer. */
  readonly onRequest?: (entry: LogEntry) => void;
}

/** The options with every default filled in. */
export type Settings = Readonly<Required<EmulatorOptions>>;

/** @throws RangeError naming the option that makes no sense. */
export function settingsOf(options: EmulatorOptions): Settings {
  const { registers = 1 } = options;
  const settings: Settings = {
    port: 0,
    seed: 1,
    size: {},
    registers,
    burstLimit: Math.floor((sizeDrips(registers) * 2) / 9),
    startLevelDrips: 0,
    accountID: '205487',
    clientId: '5d1c0f7ae3b94286a0e6b3c2f4817d95',
    clientSecret: 'emulator-secret',
    publicClient: false,
    redirectUri: 'https://localhost/callback',
    accessTokenLifeS: 3600,
    clock: options.clock ?? realClock(),
    latencyMs: 0,
    atBrim: 'blocked',
    onRequest() {},
    ...withoutUndefined(options),
  };
  for (const [name, least] of Object.entries(MIN_INTEGERS)) {
    const value = settings[name as keyof typeof MIN_INTEGERS];
    if (!Number.isInteger(value) || value < least) {
      throw new RangeError(`Option ${name} must be a whole number of at least ${least}`);
    }
  }
  return settings;
}

/** Source: vendor's page Rate Limits. */
export const sizeDrips = (registers: number): number => 90 + 10 * (registers - 1);

/** Source: vendor's page Rate Limits. */
export const dripsPerS = (registers: number): number => 1 + 0.5 * (registers - 1);

const MIN_INTEGERS = { port: 0, registers: 1, burstLimit: 1, accessTokenLifeS: 1, latencyMs: 0 } as const;

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}
