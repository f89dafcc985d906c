import { sharedTokenState } from '../auth/registry';
import { createTokenManager } from '../auth/tokenManager';
import type { TokenManager } from '../auth/tokens';
import { concealing } from '../http/concealing';
import { systemOf } from '../systems';
import type { OAuthClient, System, SystemRuntime } from '../systems/system';
import { runExclusive, unlessRunning } from '../util/async';
import type { Clock } from '../util/clock';
import { createDeadline, type Deadline } from '../util/deadline';
import type { Log } from '../util/log';
import { concealingLog } from '../util/redact';
import { readSettings, type Settings } from '../util/settings';
import { newRunStats, type RunStats } from '../util/stats';
import { secretsIn } from './connection';
import type { Cfg, Context, Emit, Message } from './context';
import { earlierRunMs } from './delivery';
import { createFiles, type Files } from './files';
import { createOutlet, type Outlet } from './outlet';
import { nodeRuntime, type Runtime } from './runtime';
import { cfgTokens, secretTokens } from './tokens';

/** What one run of a trigger, an action or a check of the credential works with. */
export interface Session extends Outlet {
  /** Origin of the API. */
  readonly origin: string;
  /** Names the credential and the account; what one of them may see another may not. */
  readonly credentialKey: string;
  /** Whose system it is, for texts. */
  readonly vendor: string;
  readonly system: System;
  readonly log: Log;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly stats: RunStats;
  /** When the run has to end: the platform hands a message out again after 30 minutes. */
  readonly deadline: Deadline;
  readonly files: Files;
  /** A sample run of the designer: short, and somebody waits for it. */
  readonly isSample: boolean;
  /** The text without the secrets of the connection. */
  conceal(text: string): string;
  /** Does the work unless another run of the step does its own in this process; tells whether it did. */
  unlessRunning(work: () => Promise<void>): Promise<boolean>;
  /** Resolves when the credential works; rejects with an error that says what to do. */
  verify(): Promise<void>;
}

/**
 * Puts the parts of the component together for one run. Bucket and tokens are those of the connection, shared by all of
 * its runs in this process; the rest is the run's own.
 *
 * @param incoming the message that the run works on
 * @throws ConfigurationError naming every wrong field of the credential or variable of the environment, and what reading
 *   a secret throws
 */
export async function openSession(
  context: Context,
  cfg: Cfg,
  runtime: Runtime = nodeRuntime,
  incoming?: Message,
): Promise<Session> {
  const { clock, env, random } = runtime;
  const startedMs = clock.nowMs();
  const outlet = createOutlet(context, incoming);
  const isSample = env['ELASTICIO_FLOW_TYPE'] === 'debug';
  const settings = isSample ? withInteractiveLimits(readSettings(env)) : readSettings(env);
  const deadline = createDeadline(clock, { limitMs: settings.pollTimeLimitMs, stop: runtime.stop });
  const secret = secretTokens(cfg, runtime, settings);
  // With a secret the user's fields are kept beside the tokens.
  const fields = { ...(await secret?.secretFields()), ...cfg };
  const module = systemOf(fields);
  const connection = module.readConnection(fields);
  const shared = sharedTokenState(connection.tokensKey, clock, random);
  const { secrets } = shared;
  secrets.add(...secretsIn(cfg), env['ELASTICIO_API_KEY']);
  const log = concealingLog(context.logger, secrets);
  const { conceal } = secrets;
  let tokenManager: TokenManager | undefined;
  const tokens = (client: OAuthClient): TokenManager => {
    tokenManager ??= createTokenManager({
      source: secret ?? cfgTokens(emittingBy(outlet, context), cfg, { ...client, vendor: module.vendor }, runtime),
      clock,
      log,
      random,
      // Outside of a flow the stored pair cannot be read: there a token that serves is left alone.
      renewsEarly: Boolean(env['ELASTICIO_FLOW_ID']),
      state: shared,
    });
    return tokenManager;
  };
  const stats = newRunStats();
  const runtimeWith = (limits: Pick<SystemRuntime, 'settings' | 'deadline'>): SystemRuntime => ({
    ...{ clock, random, log, stats, tokens, ...limits },
    earlierRunMs: earlierRunMs(context, startedMs),
    transportTo: (origin) => concealing(runtime.transportTo(origin, limits.settings), conceal),
    runExclusive: (name, work) => runExclusive(`${connection.bucketKey} ${name}`, work),
  });
  return {
    ...{ clock, log, settings, stats, deadline, conceal, isSample },
    ...outlet,
    emit: committing(outlet.emit, deadline),
    origin: connection.origin,
    credentialKey: `${connection.bucketKey} ${connection.tokensKey}`,
    vendor: module.vendor,
    system: module.open(runtimeWith({ settings, deadline }), connection),
    files: createFiles(runtime, connection.origin, settings),
    unlessRunning: (work) => unlessRunning(context.getConfig(), work),
    verify: () => module.open(runtimeWith(forVerification(clock, settings)), connection).verify(),
  };
}

/** What is out comes once more when the message comes again. */
const committing = (emit: Emit, deadline: Deadline): Emit =>
  ((event: 'data', message: Message) => {
    if (event === 'data') deadline.commit();
    return emit(event, message);
  }) as Emit;

function forVerification(clock: Clock, limits: Settings): Pick<SystemRuntime, 'settings' | 'deadline'> {
  const settings = { ...withInteractiveLimits(limits), tries: 2 };
  return { settings, deadline: createDeadline(clock, { limitMs: settings.pollTimeLimitMs }) };
}

/** Renewed tokens leave as everything does. The context's methods lie on its prototype. */
const emittingBy = ({ emit }: Outlet, context: Context): Context => ({
  logger: context.logger,
  emit,
  getApiClient: () => context.getApiClient(),
  getConfig: () => context.getConfig(),
});

/**
 * Somebody waits for the result of a check or a sample, and the platform ends a sample run after a minute, without a
 * word on the reason: what takes longer is told before.
 */
const withInteractiveLimits = (settings: Settings): Settings => ({
  ...settings,
  pollTimeLimitMs: Math.min(settings.pollTimeLimitMs, 30_000),
  retryLimitMs: Math.min(settings.retryLimitMs, 30_000),
  readTimeoutMs: Math.min(settings.readTimeoutMs, 20_000),
});
