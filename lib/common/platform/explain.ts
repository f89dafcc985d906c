import { join, relative } from 'node:path';
import { vendorOf } from '../systems';
import { LightspeedError } from '../util/errors';
import { createSecrets } from '../util/redact';
import { secretsIn } from './connection';
import type { Cfg } from './context';

/** The error of a run, without the secrets of its credential. `session`: as soon as it is open. */
export const explainRun = (
  error: unknown,
  cfg: Cfg,
  session?: { readonly conceal: Conceal; readonly vendor: string },
): Error =>
  explain(error, session?.vendor ?? vendorOf(cfg), session?.conceal ?? createSecrets(...secretsIn(cfg)).conceal);

/** Removes the secrets of the connection from a text. */
export type Conceal = (text: string) => string;

/**
 * The error to throw to the platform, which shows its message to a flow designer. The component's own errors stay as they
 * are. Of other errors only the kind and the place are shown, because their texts may quote records, and the errors of HTTP
 * libraries contain the request with its tokens.
 */
export function explain(error: unknown, vendor: string, conceal: Conceal = (text) => text): Error {
  if (error instanceof LightspeedError) {
    return concealed(error, conceal);
  }
  const cause = bare(error);
  const place = placeOf(cause.stack);
  return new Error(
    `Something unexpected went wrong in the ${vendor} component: ${cause.message}${place}. It is probably no fault of the flow: please report it with this text.`,
    { cause },
  );
}

function concealed<Known extends Error>(error: Known, conceal: Conceal): Known {
  error.message = conceal(error.message);
  if (error.stack) error.stack = conceal(error.stack);
  if (error.cause instanceof Error) concealed(error.cause, conceal);
  return error;
}

/** A copy with only the kind and the place of the error. */
function bare(error: unknown): Error {
  const message = error instanceof Error ? wordsOf(error) : 'no details';
  const copy = new Error(message);
  copy.name = error instanceof Error ? nameOf(error) : 'Error';
  const frames = error instanceof Error ? framesOf(error.stack) : [];
  // The first line of a stack is the message.
  copy.stack = [`${copy.name}: ${message}`, ...frames].join('\n');
  return copy;
}

/** Messages of the engine about code; they contain no data. */
const OF_CODE = [
  /^[\w$.]{1,80} is not (a function|a constructor|iterable|defined)$/,
  /^Cannot (read|set) properties of (undefined|null) \((reading|setting) '[\w$]{1,60}'\)$/,
  /^(Maximum call stack size exceeded|Invalid time value|Invalid (array|string) length)$/,
];

function wordsOf(error: Error): string {
  const { code } = error as { code?: unknown };
  const reason = typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? ` (${code})` : '';
  return OF_CODE.some((pattern) => pattern.test(error.message)) ? error.message : `${nameOf(error)}${reason}`;
}

const nameOf = ({ name }: Error): string => (/^[A-Za-z]{1,60}$/.test(name) ? name : 'Error');

const framesOf = (stack = ''): string[] => stack.split('\n').filter((line) => /^\s{1,8}at /.test(line));

const ROOT = join(__dirname, '..', '..', '..');

/** The place in the component's code. */
function placeOf(stack: string | undefined): string {
  const files = framesOf(stack).map((frame) => /\(?([^(]{1,300}):(\d{1,7}):\d{1,7}\)?$/.exec(frame));
  const own = files.find((match) => match?.[1]?.startsWith(ROOT) && !match[1].includes('node_modules'));
  return own ? ` (at ${relative(ROOT, own[1] ?? '')}:${own[2]})` : '';
}
