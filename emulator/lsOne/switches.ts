/** A behaviour that no page of the vendor settles, or that installations differ in; the first value is the default. */
interface Choice<Value extends string> {
  readonly text: string;
  readonly values: readonly Value[];
}
interface Whole {
  readonly text: string;
  readonly value: number;
  readonly min: number;
}
interface Names {
  readonly text: string;
  readonly names: readonly string[];
}

const choice = <Value extends string>(text: string, ...values: Value[]): Choice<Value> => ({ text, values });
const whole = (text: string, value: number, min: number): Whole => ({ text, value, min });

/** Every switch of the emulator, with what it decides. */
export const SWITCHES = {
  emptyList: choice('list without records, or past its end', 'notFound', 'emptyItems'),
  maxPageSize: whole('largest page', 100, 1),
  overMaxPageSize: choice('a larger page than that', 'cap', 'refuse'),
  unsortedOrder: choice('order of a list without sortBy', 'id', 'newestFirst'),
  searchPath: choice('spelling of the search of orders', 'both', 'singular', 'plural'),
  missingPath: choice('status of the other spelling', '404', '405'),
  idOrDescription: choice('what the filter takes: a text, a list of one', 'both', 'text', 'list'),
  itemNameTerms: choice('several terms of a search by name', 'and', 'or'),
  ignoredFilters: { text: 'filters that are taken and do nothing', names: [] } as Names,
  names: choice('letter case of names in bodies', 'anyCase', 'documented'),
  extraFields: choice('unknown and server-made members of bodies', 'refuse', 'ignore'),
  putMissing: choice('members that an update leaves out', 'default', 'keep'),
  afterPosting: choice('orders that are not open', 'frozen', 'changeable'),
  lineNumbers: choice('line numbers count', 'perOrder', 'global'),
  deleteAnswer: choice('status of a deletion', '204', '200'),
  writeReply: choice('reply to a write: what was sent, or the record', 'echo', 'record'),
  fractionDigits: choice('fraction digits of times', 'stored', '0', '1', '2', '3', '4', '5', '6', '7'),
  readOffset: choice('offset of times on reads', 'none', '+02:00', 'Z'),
  writeOffset: choice('offset of times in replies to writes', '+02:00', 'none', 'Z'),
  readEmpty: choice('missing text on reads', 'text', 'null'),
  writeEmpty: choice('missing text in replies to writes', 'null', 'text'),
  readDecimals: whole('least fraction digits of decimals on reads', 6, 0),
  postBody: choice('body that post takes', 'any', 'object', 'none'),
  receiveBody: choice('body that post-and-receive takes', 'any', 'none', 'object'),
  scalarShape: choice(
    'shape of the answers of both posts',
    'bare',
    'padded',
    'string',
    'braces',
    'capitalized',
    'object',
    'empty',
    'wrongType',
    'null',
    'twoMembers',
    'html',
  ),
  postAnswer: choice('answer of post', 'real', 'true', 'false'),
  receiveAnswer: choice('answer of post-and-receive', 'real', '0', '1', '2', '3', '4', '5', '6', '7', '99'),
  forcedEffect: choice('what a post does whose answer is not the real one', 'nothing', 'posts'),
  processingMs: whole('milliseconds that a post takes', 0, 0),
  errorBody: choice('body of an error', 'problem', 'text', 'empty', 'html'),
  loginRefusal: choice('status of a failed login', '401', '400', '403'),
  permissionRefusal: choice('status of a missing permission', '401', '403'),
  tokenExpiry: choice('end of a token in the token', 'claim', 'hidden'),
  requestsPerMinute: whole('requests in a minute, 0 without limit', 0, 0),
  retryAfter: choice('header of a 429', 'seconds', 'none'),
} as const;

type ValueOf<Switch> = Switch extends Choice<infer Value> ? Value : Switch extends Whole ? number : readonly string[];

/** The present values. They may be changed at any time and hold from the next request on. */
export type LsOneSwitches = { -readonly [Name in keyof typeof SWITCHES]: ValueOf<(typeof SWITCHES)[Name]> };

type AnySwitch = Choice<string> | Whole | Names;

const defaultOf = (each: AnySwitch): unknown =>
  'values' in each ? each.values[0] : 'names' in each ? each.names : each.value;

/** @throws RangeError naming the switch or the value that does not exist */
export function switchesOf(given: Partial<LsOneSwitches> = {}): LsOneSwitches {
  for (const [name, value] of Object.entries(given)) checkSwitch(name, value);
  const defaults = Object.entries(SWITCHES).map(([name, each]) => [name, defaultOf(each)]);
  return { ...Object.fromEntries(defaults), ...given };
}

function checkSwitch(name: string, value: unknown): void {
  const each = Object.hasOwn(SWITCHES, name) ? SWITCHES[name as keyof LsOneSwitches] : undefined;
  if (!each) throw new RangeError(`There is no switch ${name}; there are ${Object.keys(SWITCHES).join(', ')}`);
  if ('values' in each && !(each.values as readonly unknown[]).includes(value)) {
    throw new RangeError(`Switch ${name} must be one of ${each.values.join(', ')}`);
  }
  if ('min' in each && !(Number.isInteger(value) && Number(value) >= each.min)) {
    throw new RangeError(`Switch ${name} must be a whole number of at least ${each.min}`);
  }
}

/**
 * Reads a switch as it is written on the command line: `maxPageSize=20`.
 * @throws RangeError that says what is allowed
 */
export function parseSwitch(text: string): Partial<LsOneSwitches> {
  const [name = '', ...rest] = text.split('=');
  const value = rest.join('=');
  const each = Object.hasOwn(SWITCHES, name) ? SWITCHES[name as keyof LsOneSwitches] : undefined;
  const read = !each || 'values' in each ? value : 'names' in each ? value.split(',') : Number(value || Number.NaN);
  checkSwitch(name, read);
  return { [name]: read };
}

/** A line for each switch: name, default, other values, what it decides. */
export const switchLines = (): string =>
  Object.entries(SWITCHES)
    .map(([name, each]) => `    ${`${name}=${valuesOf(each)}`.padEnd(40)} ${each.text}`)
    .join('\n');

function valuesOf(each: AnySwitch): string {
  if ('values' in each) return each.values.join('|');
  return 'names' in each ? '<names>' : String(each.value);
}
