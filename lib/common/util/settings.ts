import { ConfigurationError } from './errors';
import { countIn } from './numbers';

/** Settings that the operator of the component gives by environment variables. */
export interface Settings {
  /** `POLL_SETTLE_S`, default 5: polling does not read the latest seconds, in which more records may still appear. */
  readonly pollSettleMs: number;
  /** `POLL_TIME_LIMIT_S`, default 1140: after that time a run starts nothing new and no longer waits for the rate limit. */
  readonly pollTimeLimitMs: number;
  /** `API_REQUEST_TIMEOUT` in ms, default 120000: overall time limit of one attempt, its answer included. */
  readonly requestTimeoutMs: number;
  /** `API_CONNECT_TIMEOUT` in ms, default 10000. */
  readonly connectTimeoutMs: number;
  /** `API_READ_TIMEOUT` in ms, default 60000: maximum time without data from the server. */
  readonly readTimeoutMs: number;
  /** `API_RETRIES_COUNT`, default 6: attempts at a request or at a page of a list; refusals by a rate limit do not count. */
  readonly tries: number;
  /** `API_RETRY_LIMIT_S`, default 600: limit of a request's failed attempts and the waits after them, refusals left out. */
  readonly retryLimitMs: number;
  /** `RATE_RESERVE_DRIPS`, default 10: free space that this process leaves below the brim of the bucket for other steps. */
  readonly reserveDrips: number;
  /** `API_RESPONSE_LIMIT_MB`, default 64: maximum size of an answer. */
  readonly responseLimitBytes: number;
}

interface Variable {
  readonly name: string;
  readonly byDefault: number;
  readonly min: number;
  readonly max: number;
  /** One unit of the variable in the unit of the setting. */
  readonly unit: number;
}

const VARIABLES: Readonly<Record<keyof Settings, Variable>> = {
  pollSettleMs: { name: 'POLL_SETTLE_S', byDefault: 5, min: 0, max: 3600, unit: 1000 },
  // The platform repeats a message after 30 minutes.
  pollTimeLimitMs: { name: 'POLL_TIME_LIMIT_S', byDefault: 1140, min: 1, max: 1740, unit: 1000 },
  requestTimeoutMs: { name: 'API_REQUEST_TIMEOUT', byDefault: 120_000, min: 1, max: 1_740_000, unit: 1 },
  connectTimeoutMs: { name: 'API_CONNECT_TIMEOUT', byDefault: 10_000, min: 1, max: 1_740_000, unit: 1 },
  readTimeoutMs: { name: 'API_READ_TIMEOUT', byDefault: 60_000, min: 1, max: 1_740_000, unit: 1 },
  tries: { name: 'API_RETRIES_COUNT', byDefault: 6, min: 1, max: 100, unit: 1 },
  retryLimitMs: { name: 'API_RETRY_LIMIT_S', byDefault: 600, min: 0, max: 1740, unit: 1000 },
  reserveDrips: { name: 'RATE_RESERVE_DRIPS', byDefault: 10, min: 0, max: 60, unit: 1 },
  responseLimitBytes: { name: 'API_RESPONSE_LIMIT_MB', byDefault: 64, min: 1, max: 512, unit: 1024 * 1024 },
};

/**
 * Reads the settings; an empty variable counts as unset.
 *
 * @throws ConfigurationError that names every variable without a whole number in its range
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const issues: string[] = [];
  const read = ({ name, byDefault, min, max, unit }: Variable): number => {
    const text = env[name]?.trim() || String(byDefault);
    const value = countIn(text, min, max);
    if (value === undefined) issues.push(`${name} must be a whole number from ${min} to ${max}`);
    return (value ?? byDefault) * unit;
  };
  const entries = Object.entries(VARIABLES).map(([setting, variable]) => [setting, read(variable)]);
  if (issues.length > 0) {
    throw new ConfigurationError(`Wrong environment variables of the component: ${issues.join('; ')}.`);
  }
  return Object.fromEntries(entries) as Settings;
}
