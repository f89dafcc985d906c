import { version } from '../../../package.json';
import { createRefreshGrant } from '../auth/grant';
import { sharedConnection } from '../auth/registry';
import type { TokenSource } from '../auth/tokens';
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
  const apiUri = env['ELASTICIO_API_URI'] ?? '';
  return secretId
    ? secretTokenSource({
        secretId,
        apiUri,
        workspaceId: env['ELASTICIO_WORKSPACE_ID'] ?? '',
        apiUsername: env['ELASTICIO_API_USERNAME'] ?? '',
        apiKey: env['ELASTICIO_API_KEY'] ?? '',
        transport: transportTo(apiUri, settings),
        clock,
        userAgent: `lightspeed-component/${version}`,
        origin: { flowId: env['ELASTICIO_FLOW_ID'] ?? '', stepId: env['ELASTICIO_STEP_ID'] ?? '' },
      })
    : undefined;
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
