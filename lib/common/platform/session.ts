import { sharedTokenState } from '../auth/registry';
import { createTokenManager } from '../auth/tokenManager';
import type { TokenManager } from '../auth/tokens';
import { concealing } from '../http/concealing';
import { schedulerFor } from '../rate/registry';
import type { Scheduler } from '../rate/scheduler';
import { createScheduler } from '../rate/scheduler';
import { createAccountId } from '../systems/retail/client/account';
import { createRetailClient } from '../systems/retail/client/client';
import type { RetailClient } from '../systems/retail/client/request';
import { verifyAccess } from '../systems/retail/client/verifyAccess';
import { createRetailSystem, type RetailSystem } from '../systems/retail/system';
import { runExclusive, unlessRunning } from '../util/async';
import type { Clock } from '../util/clock';
import { createDeadline, type Deadline } from '../util/deadline';
import type { Log } from '../util/log';
import { concealingLog } from '../util/redact';
import { readSettings, type Settings } from '../util/settings';
import { newRunStats, type RunStats } from '../util/stats';
import { type ConnectionSettings, readConnection, secretsIn } from './connection';
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
  readonly system: RetailSystem;
  readonly log: Log;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly stats: RunStats;
  readonly scheduler: Pick<Scheduler, 'highWaterDrips'>;
  /** When the run has to end: the platform hands a message out again after 30 minutes. */
  readonly deadline: Deadline;
  readonly files: Files;
  /** A sample run of the designer: short, and somebody waits for it. */
  readonly isSample: boolean;
  /** The text without the secrets of the connection. */
  conceal(text: string): string;
  /** Until when an earlier run of the same message may have been at work; undefined: this is the first, or nobody tells. */
  readonly earlierRunMs: number | undefined;
  /** Works of one name wait for each other in all runs of the connection in this process. */
  inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
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
  const connection = readConnection({ ...(await secret?.secretFields()), ...cfg });
  const shared = sharedTokenState(connection.tokensKey, clock, random);
  const { secrets } = shared;
  secrets.add(...secretsIn(cfg), env['ELASTICIO_API_KEY']);
  const log = concealingLog(context.logger, secrets);
  const tokenManager = createTokenManager({
    source: secret ?? cfgTokens(emittingBy(outlet, context), cfg, connection, runtime),
    clock,
    log,
    random,
    // Outside of a flow the stored pair cannot be read: there a token that serves is left alone.
    renewsEarly: Boolean(env['ELASTICIO_FLOW_ID']),
    state: shared,
  });
  const { reserveDrips } = settings;
  const scheduler = schedulerFor(connection.bucketKey, () => createScheduler({ clock, random, reserveDrips }));
  const { conceal } = secrets;
  const run: Run = { clock, random, log, settings, stats: newRunStats(), scheduler, tokenManager, conceal, deadline };
  const client = retailClient(run, connection, runtime);
  return {
    ...run,
    ...outlet,
    emit: committing(outlet.emit, deadline),
    origin: connection.origin,
    credentialKey: `${connection.bucketKey} ${connection.tokensKey}`,
    system: createRetailSystem({ ...run, client, origin: connection.origin }),
    files: createFiles(runtime, connection.origin, settings),
    isSample,
    earlierRunMs: earlierRunMs(context, startedMs),
    inTurn: (name, work) => runExclusive(`${connection.bucketKey} ${name}`, work),
    unlessRunning: (work) => unlessRunning(context.getConfig(), work),
    verify: () => verifyAccess(retailClient(forVerification(run), connection, runtime), connection),
  };
}

/** What is out comes once more when the message comes again. */
const committing = (emit: Emit, deadline: Deadline): Emit =>
  ((event: 'data', message: Message) => {
    if (event === 'data') deadline.commit();
    return emit(event, message);
  }) as Emit;

function forVerification(run: Run): Run {
  const settings = { ...withInteractiveLimits(run.settings), tries: 2 };
  return { ...run, settings, deadline: createDeadline(run.clock, { limitMs: settings.pollTimeLimitMs }) };
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

interface Run {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly settings: Settings;
  readonly stats: RunStats;
  readonly scheduler: Scheduler;
  readonly tokenManager: TokenManager;
  readonly conceal: (text: string) => string;
  readonly deadline: Deadline;
}

function retailClient(run: Run, { origin, accountId }: ConnectionSettings, { transportTo }: Runtime): RetailClient {
  const client: RetailClient = createRetailClient({
    ...run,
    origin,
    transport: concealing(transportTo(origin, run.settings), run.conceal),
    accountId: createAccountId({
      configured: accountId,
      token: () => run.tokenManager.token(),
      send: (request) => client.send(request),
    }),
  });
  return client;
}
