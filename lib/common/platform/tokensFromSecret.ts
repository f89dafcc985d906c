import { lateBiasedDelayMs } from '../auth/spread';
import { tokensOf } from '../auth/tokenResponse';
import type { RenewalCall, Renewed, TokenSource, Tokens } from '../auth/tokens';
import { ReconnectError } from '../util/errors';
import { createRegistry } from '../util/registry';
import { createSecretService, type Secret, type SecretService, type SecretServiceOptions } from './secretService';

/** Tokens of a platform secret, and the fields that the user filled in beside them. */
export interface SecretTokenSource extends TokenSource {
  /** E.g. `accountId`; read together with the tokens, without a request of its own once there are any. */
  secretFields(): Promise<Readonly<Record<string, unknown>>>;
}

export interface SecretTokenOptions extends SecretServiceOptions {
  /** From 0 to 1. */
  readonly random: () => number;
  /** Whose tokens they are, by the fields beside them, for an error. */
  readonly vendorOf: (fields: Readonly<Record<string, unknown>>) => string;
  /** What the sessions of a process share of the secret; default: nothing. */
  readonly known?: KnownSecret;
}

/** The secret as it was read last. */
export interface KnownSecret {
  latest: Promise<Secret> | undefined;
  readAtMs: number;
}

const secrets = createRegistry<KnownSecret>(100);

/** The same for all sessions that read one secret. */
export const knownSecret = (key: string): KnownSecret => secrets.get(key, newKnownSecret);

const newKnownSecret = (): KnownSecret => ({ latest: undefined, readAtMs: 0 });

/** Steps that are refused together ask for a refresh one after the other. */
const SPREAD_MS = 12_000;
/** Longer than a refresh of the platform takes. */
const SETTLE_MS = 2_500;
const MAX_LOOKS = 4;

/**
 * Tokens that the platform keeps and renews: the component reads them, asks for a renewal, and never spends the refresh
 * token itself nor stores anything. They are read once, and again after a 401 or at their end.
 *
 * Where two steps ask at once and the platform does not make one renewal of it, the vendor hands out two pairs, of which
 * the one that is used first kills the other. So nobody uses what it got: everybody waits until the secret stays the same.
 *
 * @throws ReconnectError when the platform could not renew them; ConfigurationError, PermissionError, UnavailableError,
 *   ProtocolError when it cannot be asked
 */
export function secretTokenSource(options: SecretTokenOptions): SecretTokenSource {
  const { clock, random, vendorOf, known = newKnownSecret() } = options;
  const service = createSecretService(options);
  const read = () => remember(known, service.retrieve(), clock.nowMs());
  const current = async () => {
    const secret = await (known.latest ?? read());
    return isOver(secret, known, clock.nowMs()) ? read() : secret;
  };
  const settled = () => settle({ read, sleep: () => clock.sleep(SETTLE_MS) });

  return {
    current: async () => pairOf(await current()),
    stored: async () => pairOf(await read()),
    async renew({ accessToken: spent }, call) {
      if ((await read()).response.access_token === spent) {
        await clock.sleep(lateBiasedDelayMs(SPREAD_MS, random()));
      }
      return (await read()).response.access_token === spent
        ? refresh(service, spent, call, { settled, vendorOf })
        : { tokens: pairOf(await settled()), origin: 'store' };
    },
    secretFields: async () => (await current()).fields,
  };
}

/** A secret that could not be read is not remembered. */
function remember(known: KnownSecret, reading: Promise<Secret>, nowMs: number): Promise<Secret> {
  const latest = reading.catch((error) => {
    if (known.latest === latest) known.latest = undefined;
    throw error;
  });
  known.latest = latest;
  known.readAtMs = nowMs;
  return latest;
}

/** The platform renews a token before it ends; one that was read after its end is asked for only after a 401. */
function isOver({ response }: Secret, { readAtMs }: KnownSecret, nowMs: number): boolean {
  const { expiresAtMs } = tokensOf(response);
  return expiresAtMs !== undefined && nowMs >= expiresAtMs && readAtMs < expiresAtMs;
}

/** Without a refresh token: that is for the platform alone to spend. */
const pairOf = ({ response }: Secret): Tokens => ({ ...tokensOf(response), refreshToken: undefined });

async function refresh(
  service: SecretService,
  spent: string,
  call: RenewalCall,
  { settled, vendorOf }: Pick<SecretTokenOptions, 'vendorOf'> & { readonly settled: () => Promise<Secret> },
): Promise<Renewed> {
  call.beforeGrant();
  const refreshed = await service.refresh();
  if (refreshed.response.access_token !== spent) {
    const secret = await settled();
    // A reading that lags behind shows the old one.
    return { tokens: pairOf(secret.response.access_token === spent ? refreshed : secret), origin: 'grant' };
  }
  throw new ReconnectError(
    `${vendorOf(refreshed.fields)} no longer accepts the access token, and the platform has no newer one. Open the credential and authenticate again.`,
  );
}

/** The secret, once two readings with a pause between them agree. */
async function settle({ read, sleep }: { read: () => Promise<Secret>; sleep: () => Promise<void> }): Promise<Secret> {
  let secret = await read();
  for (let looks = 1; looks < MAX_LOOKS; looks++) {
    await sleep();
    const next = await read();
    if (next.response.access_token === secret.response.access_token) return next;
    secret = next;
  }
  return secret;
}
