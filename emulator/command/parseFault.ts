import type { Fault, FaultAction, FaultMatch } from '../faults/types';
import type { FaultHelp } from './emulatedSystem';

/** Those that can be told in words. */
type ScriptedKind = Exclude<FaultAction['kind'], 'interleave'>;

/** What a fault does, by its name; what is behind `=` is its value. */
const ACTIONS: Readonly<Record<ScriptedKind, (value: string) => FaultAction>> = {
  status: (value) => ({ kind: 'status', status: whole('status', value, 400, 599) }),
  delay: (value) => ({ kind: 'delay', delayMs: whole('delay', value, 1) }),
  cutBody: (value) => ({ kind: 'cutBody', ...none('cutBody', value) }),
  reset: (value) => ({ kind: 'reset', ...none('reset', value) }),
  lostAnswer: (value) => ({ kind: 'lostAnswer', ...(value && { status: whole('lostAnswer', value, 400, 599) }) }),
  rewrite: (value) => ({ kind: 'rewrite', body: value }),
  dripBody: (value) => ({ kind: 'dripBody', overMs: whole('dripBody', value, 1) }),
  wrongOriginNext: (value) => ({ kind: 'wrongOriginNext', ...(value && { origin: value }) }),
  repeatCursor: (value) => ({ kind: 'repeatCursor', ...none('repeatCursor', value) }),
  maxPage: (value) => ({ kind: 'maxPage', limit: whole('maxPage', value, 1) }),
  dropKey: (value) => ({ kind: 'dropKey', ...(value && { key: value }) }),
};

/** The requests that the fault affects. */
const CONDITIONS: Readonly<Record<string, (value: string) => FaultMatch>> = {
  method: (value) => ({ method: oneOf('method', value.toUpperCase(), ['GET', 'POST', 'PUT', 'DELETE']) }),
  path: (value) => ({ path: pathOf(value) }),
  page: (value) => ({ page: whole('page', value, 1) }),
  nth: (value) => ({ nth: whole('nth', value, 1) }),
  every: (value) => ({ every: whole('every', value, 1) }),
  times: (value) => ({ times: value === 'always' ? Number.POSITIVE_INFINITY : whole('times', value, 1) }),
};

const LINK_FAULTS = `    wrongOriginNext[=<url>]   "next" of a list leads to another server
    repeatCursor              "next" of a list leads to the same page again
`;

/** How a fault is written, for help texts. */
export const faultSyntax = ({ base, links, examples }: FaultHelp): string => `A fault is one of
    status=<code>             answer with this status, without doing anything
    delay=<ms>                answer late
    cutBody                   break the connection in the middle of the answer
    reset                     break the connection before anything happens
    lostAnswer[=<code>]       do it, then break the connection or answer with this status
    rewrite=<word>            do it, then answer with this word and nothing else
    dripBody=<ms>             do it, then answer in pieces that take so long together
${links ? LINK_FAULTS : ''}    maxPage=<limit>           status 500 for lists of more records a page
    dropKey[=<key>]           leave a key of the answer out
  and strikes the next request, or the one that these tell:
    method=<method>  path=<path below ${base}, no suffix; * is any part>  page=<page of a list>
    nth=<number of the first such request>  every=<10: each tenth from there>  times=<how many, or always>
  Several --fault may be given. Example:
    ${examples.map((example) => `--fault "${example}"`).join(' ')}`;

/**
 * Reads a fault from the command line: `status=503 path=Item times=3`.
 * @throws RangeError that says what is wrong and what is allowed
 */
export function parseFault(text: string): Fault {
  const parts = text.split(/\s+/).filter((part) => part !== '');
  const pairs = parts.map(
    (part) => [part.split('=')[0] ?? '', part.slice(part.indexOf('=') + 1 || part.length)] as const,
  );
  const [first, ...more] = pairs.filter(([key]) => Object.hasOwn(ACTIONS, key));
  if (!first || more.length > 0) throw new RangeError(`Name one of ${Object.keys(ACTIONS).join(', ')}.`);
  const [kind, value] = first;
  return { ...matchOf(pairs.filter((pair) => pair !== first)), action: ACTIONS[kind as ScriptedKind](value) };
}

function matchOf(pairs: readonly (readonly [string, string])[]): FaultMatch {
  const parts = pairs.map(([key, value]) => {
    const read = Object.hasOwn(CONDITIONS, key) ? CONDITIONS[key] : undefined;
    if (!read) throw new RangeError(`"${key}" is unknown; allowed are ${Object.keys(CONDITIONS).join(', ')}.`);
    return read(value);
  });
  return Object.assign({}, ...parts);
}

function whole(name: string, value: string, min: number, max = Number.MAX_SAFE_INTEGER): number {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
  if (!(number >= min && number <= max)) throw new RangeError(`${name} must be a whole number ${range}.`);
  return number;
}

function oneOf(name: string, value: string, allowed: readonly string[]): string {
  if (!allowed.includes(value)) throw new RangeError(`${name} must be one of ${allowed.join(', ')}.`);
  return value;
}

function pathOf(value: string): string {
  const path = value.replace(/\.\w+$/, '');
  if (path.replaceAll('/', '') === '') throw new RangeError('path must hold a segment, for example Item or Sale/12.');
  return path;
}

function none(name: string, value: string): object {
  if (value !== '') throw new RangeError(`${name} takes no value.`);
  return {};
}
