import { version } from '../../../package.json';
import { createRefreshGrant } from '../auth/grant';
import { sharedConnection } from '../auth/registry';
import type { TokenSource } from '../auth/tokens';
import { ConfigurationError } from '../errors';
import type { Settings } from '../settings';
import type { Connection } from './connection';
import type { Cfg, Context } from './context';
import { textField } from './fields';
import { cfgTokenSource } from './tokensFromCfg';
import { type SecretTokenSource, secretTokenSource } from './tokensFromSecret';
import type { World } from './world';

/** The tokens that the platform keeps as a secret; undefined when the step has none. */
export function secretTokens(
  cfg: Cfg,
  { env, clock, transportTo }: World,
  settings: Settings,
): SecretTokenSource | undefined {
  const secretId = textField(cfg['secretId']);
  if (!secretId) {
    return undefined;
  }
  const api = readPlatform(env);
  return secretTokenSource({
    ...api,
    secretId,
    transport: transportTo(api.apiUri, settings),
    clock,
    userAgent: `lightspeed-component/${version}`,
    origin: { flowId: env['ELASTICIO_FLOW_ID'] ?? '', stepId: env['ELASTICIO_STEP_ID'] ?? '' },
  });
}

/** The platform sets these itself in every step and every check of a credential. */
const PLATFORM = {
  apiUri: 'ELASTICIO_API_URI',
  workspaceId: 'ELASTICIO_WORKSPACE_ID',
  apiUsername: 'ELASTICIO_API_USERNAME',
  apiKey: 'ELASTICIO_API_KEY',
} as const;

/** @throws ConfigurationError naming every variable that is missing or wrong */
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
export function cfgTokens(context: Context, cfg: Cfg, connection: Connection, { env, clock }: World): TokenSource {
  const { authUrl, clientId, clientSecret, tokensKey } = connection;
  const { attemptLimit } = sharedConnection(tokensKey, clock);
  return cfgTokenSource({
    cfg: { oauth: cfg['oauth'], _account: textField(cfg['_account']) },
    context,
    grant: createRefreshGrant({ authUrl, clientId, clientSecret, clock, attemptLimit }),
    clock,
    log: context.logger,
    flowId: env['ELASTICIO_FLOW_ID'],
    stepId: env['ELASTICIO_STEP_ID'],
  });
}
