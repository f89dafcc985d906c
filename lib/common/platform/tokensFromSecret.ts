import { lateBiasedDelayMs } from '../auth/spread';
import { tokensOf } from '../auth/tokenResponse';
import type { RenewalCall, Renewed, TokenSource, Tokens } from '../auth/tokens';
import { ReconnectError } from '../util/errors';
import { createRegistry } from '../util/registry';
import { createSecretService, type Secret, type SecretService, type SecretServiceOptions } from './secretService';

/** Tokens of a platform secret, and the user's fields beside them. */
export interface SecretTokenSource extends TokenSource {
  /** For example `accountId`. Read together with the tokens, without a further request. */
  secretFields(): Promise<Readonly<Record<string, unknown>>>;
}

export interface SecretTokenOptions extends SecretServiceOptions {
  /** From 0 to 1. */
  readonly random: () => number;
  /** The vendor's name by the fields of the secret, for errors. */
  readonly vendorOf: (fields: Readonly<Record<string, unknown>>) => string;
  /** The secret as the sessions of a process share it; default: not shared. */
  readonly known?: KnownSecret;
}

/** The secret, as read last. */
export interface KnownSecret {
  latest: Promise<Secret> | undefined;
  readAtMs: number;
}

const secrets = createRegistry<KnownSecret>(100);

/** The same for all sessions that read one secret. */
export const knownSecret = (key: string): KnownSecret => secrets.get(key, newKnownSecret);

const newKnownSecret = (): KnownSecret => ({ latest: undefined, readAtMs: 0 });

/** Steps that get a 401 together ask for a refresh at different times within this span. */
const SPREAD_MS = 12_000;
/** Longer than a refresh by the platform takes. */
const SETTLE_MS = 2_500;
const MAX_READS = 4;

/**
 * Tokens that the platform stores and renews. The component reads them and asks for renewals; it never spends the refresh
 * token and stores nothing. It reads them once, and again after a 401 or their expiry.
 *
 * If two steps ask for a renewal at the same time and the platform renews twice, the vendor grants two pairs, and the first
 * use of one makes the other invalid. So no step uses its own result: each waits until the secret no longer changes.
 *
 * @throws ReconnectError when the platform could not renew the tokens
 * @throws ConfigurationError, PermissionError, UnavailableError, ProtocolError when the platform cannot be asked
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

/** Failed reads are not remembered. */
function remember(known: KnownSecret, reading: Promise<Secret>, nowMs: number): Promise<Secret> {
  const latest = reading.catch((error) => {
    if (known.latest === latest) known.latest = undefined;
    throw error;
  });
  known.latest = latest;
  known.readAtMs = nowMs;
  return latest;
}

/** The platform renews tokens before their expiry. A token that was already expired when it was read is read again only after a 401. */
function isOver({ response }: Secret, { readAtMs }: KnownSecret, nowMs: number): boolean {
  const { expiresAtMs } = tokensOf(response);
  return expiresAtMs !== undefined && nowMs >= expiresAtMs && readAtMs < expiresAtMs;
}

/** Without the refresh token: only the platform spends it. */
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
    // A late read shows the old token.
    return { tokens: pairOf(secret.response.access_token === spent ? refreshed : secret), origin: 'grant' };
  }
  throw new ReconnectError(
    `${vendorOf(refreshed.fields)} no longer accepts the access token, and the platform has no newer one. Open the credential and authenticate again.`,
  );
}

/** The secret, after two equal reads with a pause between them. */
async function settle({ read, sleep }: { read: () => Promise<Secret>; sleep: () => Promise<void> }): Promise<Secret> {
  let secret = await read();
  for (let reads = 1; reads < MAX_READS; reads++) {
    await sleep();
    const next = await read();
    if (next.response.access_token === secret.response.access_token) return next;
    secret = next;
  }
  return secret;
}
