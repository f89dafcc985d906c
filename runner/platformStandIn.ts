import type { Log } from '../lib/common/util/log';
import { newTaskExec, type TaskExec } from './sailor';

export interface StandInOptions {
  /** Credentials and the step's fields in one object, as on the platform. */
  readonly cfg: Readonly<Record<string, unknown>>;
  readonly log: Log;
  /** Receives new keys of the credential (renewed tokens); they are stored when its promise resolves. */
  readonly onKeys?: (keys: Record<string, unknown>) => unknown;
  /** The credential's keys as they are stored, where other processes change them too; default: what this one stored. */
  readonly readKeys?: () => Promise<Readonly<Record<string, unknown>>>;
}

/**
 * The context of a step, with this process in place of the platform: stored keys are merged into the configuration that the
 * platform's API returns.
 */
export function platformStandIn({ cfg, log, onKeys, readKeys }: StandInOptions): TaskExec {
  let stored = cfg;
  const store = async (keys: Record<string, unknown>) => {
    await onKeys?.(keys);
    stored = { ...stored, ...keys };
  };
  const context = newTaskExec({
    tasks: {
      async retrieveStep() {
        stored = { ...stored, ...(await readKeys?.()) };
        return { config: structuredClone(stored) };
      },
    },
    accounts: { update: (_id: string, { keys }: { keys: Record<string, unknown> }) => store(keys) },
  });
  context.logger = withoutSailorLines(log);
  return context.on('updateKeys', store);
}

/** The sailor's executor writes to the log of the step, too; its lines only repeat the error. */
const withoutSailorLines = (log: Log): Log => ({
  ...log,
  debug: (text, ...values) => SAILOR_LINES.has(text) || log.debug(text, ...values),
  error: (text, ...values) => SAILOR_LINES.has(text) || log.error(text, ...values),
});

const SAILOR_LINES = new Set([
  'Process function is a Promise/generator/etc',
  'Error occurred during trigger or action processing',
]);
