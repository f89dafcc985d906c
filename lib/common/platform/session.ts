import { sharedTokenState } from '../auth/registry';
import { createTokenManager } from '../auth/tokenManager';
import type { TokenSource } from '../auth/tokens';
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
import { storedFields } from './storedFields';
import { cfgTokens, secretTokens } from './tokens';

/** The parts of the component for one run of a trigger, an action or a credential check. */
export interface Session extends Outlet {
  /** Origin of the API. */
  readonly origin: string;
  /** Key of credential and account: their permissions differ, so caches must not be shared between them. */
  readonly credentialKey: string;
  /** The vendor's name, for texts. */
  readonly vendor: string;
  readonly systemName: string;
  readonly system: System;
  readonly log: Log;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly stats: RunStats;
  /** End of the run: the platform repeats a message after 30 minutes. */
  readonly deadline: Deadline;
  readonly files: Files;
  /** A sample run: it is short, and a user waits for it. */
  readonly isSample: boolean;
  /** The text without the secrets of the connection. */
  conceal(text: string): string;
  /** Runs the work unless another run of the step is active in this process. Resolves with whether it ran. */
  unlessRunning(work: () => Promise<void>): Promise<boolean>;
  /** Resolves when the credential works; rejects with an error that says what to do. */
  verify(): Promise<void>;
}

/**
 * Creates the session of one run. All runs of a connection in this process share its limiter and tokens.
 *
 * @param incoming the message of the run
 * @throws ConfigurationError that names every wrong field of the credential or variable of the environment, and the errors
 *   of reading a secret
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
  // A secret contains the fields of the credential beside the tokens.
  const fields = { ...(await secret?.secretFields()), ...cfg };
  const systemModule = systemOf(fields);
  const { vendor } = systemModule;
  const connection = systemModule.readConnection(fields);
  const shared = sharedTokenState(connection.tokensKey, clock, random);
  const { secrets } = shared;
  secrets.add(...secretsIn(fields), env['ELASTICIO_API_KEY']);
  const log = concealingLog(context.logger, secrets);
  const { conceal } = secrets;
  const keysContext = emittingBy(outlet, context);
  const tokensFrom = once((source: TokenSource) =>
    createTokenManager({
      source,
      clock,
      log,
      random,
      // Outside of a flow the stored pair cannot be read: there a valid token is not renewed.
      renewsEarly: Boolean(env['ELASTICIO_FLOW_ID']),
      state: shared,
    }),
  );
  const tokens = (client: OAuthClient) =>
    tokensFrom(secret ?? cfgTokens(keysContext, cfg, { ...client, vendor }, runtime));
  const stats = newRunStats();
  const runtimeWith = (limits: Limits): SystemRuntime => ({
    ...{ clock, random, log, stats, tokens, tokensFrom, ...limits },
    storedFields: storedFields(keysContext, cfg, shared.store, runtime),
    earlierRunMs: earlierRunMs(context, startedMs),
    transportTo: (origin) => concealing(runtime.transportTo(origin, limits.settings), conceal),
    runExclusive: (name, work) => runExclusive(`${connection.bucketKey} ${name}`, work),
  });
  const opened = once((limits: Limits) => systemModule.open(runtimeWith(limits), connection));
  return {
    ...{ clock, log, settings, stats, deadline, conceal, isSample },
    ...outlet,
    emit: committing(outlet.emit, deadline),
    origin: connection.origin,
    credentialKey: `${connection.bucketKey} ${connection.tokensKey}`,
    vendor,
    systemName: systemModule.name,
    // When it is wanted: the tokens of a check are got within the limits of the check.
    get system() {
      return opened({ settings, deadline });
    },
    files: createFiles(runtime, connection.origin, settings),
    unlessRunning: (work) => unlessRunning(context.getConfig(), work),
    verify: () => systemModule.open(runtimeWith(forVerification(clock, settings)), connection).verify(),
  };
}

/** How often and how long a run may try. */
type Limits = Pick<SystemRuntime, 'settings' | 'deadline'>;

/** Makes its value at the first call. The connection's check shares the tokens of its run. */
function once<Argument, Value>(make: (argument: Argument) => Value): (argument: Argument) => Value {
  let made: { readonly value: Value } | undefined;
  return (argument) => {
    made ??= { value: make(argument) };
    return made.value;
  };
}

/** A repeated message would emit the same records again. */
const committing = (emit: Emit, deadline: Deadline): Emit =>
  ((event: 'data', message: Message) => {
    if (event === 'data') deadline.commit();
    return emit(event, message);
  }) as Emit;

function forVerification(clock: Clock, limits: Settings): Limits {
  const settings = { ...withInteractiveLimits(limits), tries: 2 };
  return { settings, deadline: createDeadline(clock, { limitMs: settings.pollTimeLimitMs }) };
}

/** Renewed tokens go through the outlet, too. Not by a spread: the context's methods are on its prototype. */
const emittingBy = ({ emit }: Outlet, context: Context): Context => ({
  logger: context.logger,
  emit,
  getApiClient: () => context.getApiClient(),
  getConfig: () => context.getConfig(),
});

/**
 * Shorter limits for checks and samples, for which a user waits: the platform ends them after a minute without an error
 * text, so the component has to report an error earlier.
 */
const withInteractiveLimits = (settings: Settings): Settings => ({
  ...settings,
  pollTimeLimitMs: Math.min(settings.pollTimeLimitMs, 30_000),
  retryLimitMs: Math.min(settings.retryLimitMs, 30_000),
  readTimeoutMs: Math.min(settings.readTimeoutMs, 20_000),
});
