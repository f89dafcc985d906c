import { version } from '../../../package.json';
import { createRefreshGrant, type GrantLimits } from '../auth/grant';
import { connectionKey, sharedTokenState } from '../auth/registry';
import type { TokenSource } from '../auth/tokens';
import { vendorOf } from '../systems';
import type { OAuthClient } from '../systems/system';
import { ConfigurationError } from '../util/errors';
import { textField } from '../util/given';
import type { Log } from '../util/log';
import type { Settings } from '../util/settings';
import type { Cfg } from './context';
import type { Runtime } from './runtime';
import type { SecretLimits } from './secretService';
import type { KeysContext } from './storedKeys';
import { cfgTokenSource } from './tokensFromCfg';
import { knownSecret, type SecretTokenSource, secretTokenSource } from './tokensFromSecret';

/** Time limits of token requests. */
interface TokenLimits {
  readonly grant: Partial<GrantLimits>;
  readonly secret: SecretLimits | undefined;
  readonly secretReadMs: number;
  readonly renewalTimeoutMs: number;
}

const FLOW_LIMITS: TokenLimits = { grant: {}, secret: undefined, secretReadMs: 60_000, renewalTimeoutMs: 100_000 };
/** For checks, forms and samples, which the platform ends after a minute. */
const INTERACTIVE_LIMITS: TokenLimits = {
  grant: { timeoutMs: 8_000, attempts: 2, maxWaitMs: 8_000, totalMs: 12_000 },
  secret: { attempts: 2, maxWaitMs: 5_000, totalMs: 10_000 },
  secretReadMs: 8_000,
  renewalTimeoutMs: 20_000,
};

const limitsOf = (env: NodeJS.ProcessEnv): TokenLimits =>
  env['ELASTICIO_FLOW_ID'] && env['ELASTICIO_FLOW_TYPE'] !== 'debug' ? FLOW_LIMITS : INTERACTIVE_LIMITS;

/** The tokens of a platform secret; undefined when the step has no secret. */
export function secretTokens(
  cfg: Cfg,
  { env, clock, random, transportTo }: Runtime,
  settings: Settings,
): SecretTokenSource | undefined {
  const secretId = textField(cfg['secretId']);
  if (!secretId) {
    return undefined;
  }
  const api = readPlatform(env);
  const { secret, secretReadMs } = limitsOf(env);
  const readTimeoutMs = Math.min(settings.readTimeoutMs, secretReadMs);
  const requestTimeoutMs = Math.min(settings.requestTimeoutMs, 2 * secretReadMs);
  return secretTokenSource({
    ...api,
    secretId,
    transport: transportTo(api.apiUri, { ...settings, readTimeoutMs, requestTimeoutMs }),
    clock,
    random,
    known: knownSecret(connectionKey(api.apiUri, api.workspaceId, secretId)),
    ...(secret && { limits: secret }),
    vendorOf: (fields) => vendorOf({ ...fields, ...cfg }),
    userAgent: `lightspeed-component/${version}`,
    origin: { flowId: env['ELASTICIO_FLOW_ID'] ?? '', stepId: env['ELASTICIO_STEP_ID'] ?? '' },
  });
}

/** Variables that the platform sets in every step and credential check. */
const PLATFORM = {
  apiUri: 'ELASTICIO_API_URI',
  workspaceId: 'ELASTICIO_WORKSPACE_ID',
  apiUsername: 'ELASTICIO_API_USERNAME',
  apiKey: 'ELASTICIO_API_KEY',
} as const;

/** @throws ConfigurationError that names every missing or wrong variable */
function readPlatform(env: NodeJS.ProcessEnv): Record<keyof typeof PLATFORM, string> {
  const missing = Object.values(PLATFORM).filter((name) => !env[name]?.trim());
  if (missing.length > 0) {
    throw new ConfigurationError(
      `The tokens of this credential are kept by the platform, which cannot be asked for them: the environment variable ${missing.join(', ')} is missing.`,
    );
  }
  const apiUri = env[PLATFORM.apiUri]?.trim() ?? '';
  if (!URL.canParse(apiUri) || !/^https?:$/.test(new URL(apiUri).protocol)) {
    throw new ConfigurationError(`The environment variable ${PLATFORM.apiUri} must be a URL that begins with http.`);
  }
  const read = (name: string) => env[name] ?? '';
  return {
    apiUri,
    workspaceId: read(PLATFORM.workspaceId),
    apiUsername: read(PLATFORM.apiUsername),
    apiKey: read(PLATFORM.apiKey),
  };
}

/** The tokens in the step's configuration, which the component renews. */
export function cfgTokens(
  context: KeysContext & { readonly logger: Log },
  cfg: Cfg,
  { authUrl, clientId, clientSecret, tokensKey, vendor }: OAuthClient & { readonly vendor: string },
  { env, clock, random, during }: Runtime,
): TokenSource {
  const state = sharedTokenState(tokensKey, clock, random);
  const { attemptLimit, format } = state;
  const { grant: limits, renewalTimeoutMs } = limitsOf(env);
  return cfgTokenSource({
    cfg: { oauth: cfg['oauth'], _account: textField(cfg['_account']) },
    context,
    grant: createRefreshGrant({
      ...{ authUrl, clientId, clientSecret, vendor, clock, limits, attemptLimit, format },
      ...(during && { during }),
    }),
    state,
    vendor,
    clock,
    random,
    renewalTimeoutMs,
    log: context.logger,
    flowId: env['ELASTICIO_FLOW_ID'],
    stepId: env['ELASTICIO_STEP_ID'],
  });
}
