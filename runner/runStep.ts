import { join } from 'node:path';
import type { Log } from '../lib/common/util/log';
import { accountOf } from './account';
import { type Activity, showActivity } from './activity';
import { type Attachment, openAttachment } from './attachment';
import { callMethod, verifyCredentials } from './callMethod';
import type { ComponentFunction } from './functions';
import { hintsFor, hintsOn } from './hints';
import { type Level, levelOf, lineLog } from './log';
import { type Options, typedFields } from './options';
import { type FunctionRun, runFunction } from './runFunction';
import { componentRoot, loadFunction } from './sailor';
import type { Account } from './systems/runnerSystem';

/** Environment and output of a command. */
export interface Io {
  readonly env: NodeJS.ProcessEnv;
  /** Arguments that stood before the command. */
  readonly globals?: readonly string[];
  /** One line of output. */
  print(line: string): void;
  /** One line of errors, log and hints. */
  printError(line: string): void;
}

/** Parts of a command's run. */
interface Step {
  readonly cfg: Readonly<Record<string, unknown>>;
  readonly log: Log;
  readonly onKeys: Account['keep'];
  print(value: object): void;
  /** Prints an error; the exit code becomes 1. */
  fail(error: Error): void;
}

/** Runs a trigger or action, or prints its form. Resolves with the exit code. */
export function runStep(fn: ComponentFunction, options: Options, io: Io): Promise<number> {
  const fields = typedFields(fn.fields, options);
  const isPretty = options['pretty'] === true;
  return onAccount(
    io,
    { fields, isPretty, hintsFor: (error) => hintsFor(error, fn, options, io.globals) },
    async (step) => {
      if (typeof options['choices'] === 'string') return printChoices(fn, options['choices'], step);
      if (options['metadata']) return printMetadata(fn, step);
      return emitAll(fn, options, step);
    },
  );
}

/** Checks the credential. Resolves with the exit code. */
export const runVerify = (io: Io): Promise<number> =>
  onAccount(io, { fields: {}, isPretty: false, hintsFor: hintsOn }, async (step) =>
    step.print((await verifyCredentials(step)) as object),
  );

interface StepForm {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly isPretty: boolean;
  hintsFor(error: Error): readonly string[];
}

async function onAccount(
  io: Io,
  { fields, isPretty, hintsFor }: StepForm,
  work: (step: Step) => Promise<void>,
): Promise<number> {
  const level = levelOf(io.env['LOG_LEVEL']);
  const account = await accountOf(io.env, io.env['LIGHTSPEED_TOKENS_FILE'] || join(componentRoot, '.tokens.json'));
  let exitCode = 0;
  const print = (value: object) => io.print(JSON.stringify(value, null, isPretty ? 2 : 0));
  const fail = (error: Error) => {
    exitCode = 1;
    print({ event: 'error', name: error.name, message: error.message });
    for (const hint of hintsFor(error)) io.printError(`hint: ${hint}`);
  };
  const cfg = { ...account.credentials, ...fields };
  const activity = activityOf(lineLog(level, io.printError), level, io);
  try {
    await work({ cfg, log: activity.log, onKeys: account.keep, print, fail });
  } catch (error) {
    fail(error as Error);
  } finally {
    activity.stop();
    await account.close();
  }
  return exitCode;
}

/** No progress lines when the log already shows each request. */
const activityOf = (log: Log, level: Level, { printError }: Io): Activity =>
  level === 'debug' || level === 'info' ? { log, stop() {} } : showActivity(log, printError);

async function emitAll(fn: ComponentFunction, { body, snapshot, attach }: Options, step: Step): Promise<void> {
  const attachment = typeof attach === 'string' ? await openAttachment(attach) : undefined;
  try {
    const { errors, rebound } = await runFunction({
      ...step,
      module: await loadFunction(fn.name),
      ...messageWith(body, attachment),
      snapshot,
      onData: (message) => step.print({ event: 'data', body: message.body }),
      onSnapshot: (emitted) => step.print({ event: 'snapshot', snapshot: emitted }),
    });
    if (rebound !== undefined) step.print({ event: 'rebound', reason: rebound });
    for (const error of errors) step.fail(error);
  } finally {
    attachment?.close();
  }
}

type Incoming = Pick<FunctionRun, 'body' | 'attachments'>;

function messageWith(body: unknown, attachment: Attachment | undefined): Incoming {
  if (!attachment) return { body };
  const { name, url } = attachment;
  return { body: { url, ...(body as object | undefined) }, attachments: { [name]: { url } } };
}

async function printMetadata(fn: ComponentFunction, step: Step): Promise<void> {
  step.print((await callMethod(await loadFunction(fn.name), 'getMetaModel', step)) as object);
}

async function printChoices(fn: ComponentFunction, key: string, step: Step): Promise<void> {
  const selects = fn.fields.filter(({ model }) => model !== undefined);
  const model = selects.find((field) => field.key === key)?.model;
  if (model === undefined) throw new Error(`--choices takes one of ${selects.map((field) => field.key).join(', ')}`);
  const options = typeof model === 'string' ? await callMethod(await loadFunction(fn.name), model, step) : model;
  for (const [value, label] of Object.entries(options as object)) step.print({ value, label });
}
