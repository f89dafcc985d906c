import { redact } from '../auth/redact';
import { LightspeedError } from '../errors';

/**
 * The error to throw into the platform, which shows its message to a flow designer: the component's own errors as they
 * are, anything else with a word on what it means. Only text of a foreign error is taken over: HTTP libraries hang the
 * request with its tokens on theirs.
 */
export function explain(error: unknown): Error {
  if (error instanceof LightspeedError) {
    return error;
  }
  const cause = bare(error);
  return new Error(
    `Something unexpected went wrong in the Lightspeed component: ${withoutFullStop(cause.message)}. It is probably no fault of the flow: please report it with this text.`,
    { cause },
  );
}

/** No expression: `/\.+$/` goes back over every row of dots from each of them. */
function withoutFullStop(text: string): string {
  let end = text.length;
  while (text[end - 1] === '.') end--;
  return text.slice(0, end);
}

/** Name, message and stack of what was thrown, and nothing else of it. */
function bare(error: unknown): Error {
  if (!(error instanceof Error)) {
    return new Error(typeof error === 'string' && error !== '' ? redact(error) : 'no details');
  }
  // A parser's message quotes what it could not read, which may be a record.
  const message = error instanceof SyntaxError ? 'an answer could not be read' : redact(error.message) || 'no details';
  const copy = new Error(message);
  copy.name = error.name;
  // The first line of a stack repeats the message.
  copy.stack = `${error.name}: ${message}\n${frames(error.stack)}`;
  return copy;
}

const frames = (stack = '') =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
