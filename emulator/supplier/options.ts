import type { EmulatorOptions } from '../options';
import { realClock } from '../realClock';

/**
 * How to start an emulator of the supplier platform; everything is optional. The vendor's pages leave most of this open:
 * a switch stands where they do, and its default is the strict reading.
 */
export interface SupplierOptions extends Pick<EmulatorOptions, 'port' | 'seed' | 'clock' | 'latencyMs' | 'onRequest'> {
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly userName?: string;
  readonly password?: string;
  /** Products at the start, default 200. */
  readonly products?: number;
  /** Default 900. Source: vendor's page Refresh token and automation. */
  readonly accessTokenLifeS?: number;
  /** Each refresh answers a new refresh token and ends the old one at once; default false. */
  readonly rotateRefreshToken?: boolean;
  /** The token endpoint wants key and secret as HTTP Basic, default true; otherwise it does not look at them. */
  readonly basicAuth?: boolean;
  /** The token endpoint takes user name and password, default true. */
  readonly passwordGrant?: boolean;
  /** `minimal` leaves `token_type` and `expires_in` out, which no page names; default `full`. */
  readonly tokenReply?: 'full' | 'minimal';
  /** What an inventory update answers; default `emptyObject` with 200. `noContent` is 204. */
  readonly inventoryReply?: 'emptyObject' | 'noContent' | 'products';
  /** An unknown product refuses the whole update, which is the default, or is passed over. */
  readonly unknownProducts?: 'refuse' | 'ignore';
  /** Products that one inventory update may hold, default 100; more is a 413. */
  readonly maxBatch?: number;
  /** Unknown members of bodies, forms and files, and queries, are refused, default true; otherwise ignored. */
  readonly strict?: boolean;
  /** `GET /products`, an invention: no page shows this call. Default `absent`; otherwise the form of its answer. */
  readonly productSearch?: 'absent' | 'array' | 'object';
}

/** The options with every default filled in. */
export type SupplierSettings = Readonly<Required<SupplierOptions>>;

/** @throws RangeError naming the option that makes no sense. */
export function supplierSettings(options: SupplierOptions): SupplierSettings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const settings: SupplierSettings = { ...DEFAULTS, clock: options.clock ?? realClock(), ...given };
  for (const [name, least] of Object.entries(MIN_INTEGERS)) {
    const value = settings[name as keyof typeof MIN_INTEGERS];
    if (!Number.isInteger(value) || value < least) {
      throw new RangeError(`Option ${name} must be a whole number of at least ${least}`);
    }
  }
  return settings;
}

const DEFAULTS: Omit<SupplierSettings, 'clock'> = {
  port: 0,
  seed: 1,
  latencyMs: 0,
  onRequest() {},
  clientId: 'supplier-key',
  clientSecret: 'supplier-secret',
  userName: 'supplier@example.com',
  password: 'supplier-password',
  products: 200,
  accessTokenLifeS: 900,
  rotateRefreshToken: false,
  basicAuth: true,
  passwordGrant: true,
  tokenReply: 'full',
  inventoryReply: 'emptyObject',
  unknownProducts: 'refuse',
  maxBatch: 100,
  strict: true,
  productSearch: 'absent',
};

const MIN_INTEGERS = { port: 0, latencyMs: 0, products: 0, accessTokenLifeS: 1, maxBatch: 1 } as const;
