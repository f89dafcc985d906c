import { format } from 'node:util';
import { isObject } from './collections';
import type { Log } from './log';

const MAX_LENGTH = 300;
/** Longer foreign texts are cut before they are read: the error page of a proxy may have megabytes. */
export const MAX_SCANNED = 64 * 1024;
/** Possible tokens; dots and slashes separate them. */
const RUN = /[\w~+=-]{20,}/g;
const QUERY = /\?[^\s"'<>]+/g;
/** Matches only at the start of a word: a search from every letter would be slow. */
const EMAIL = /(?<![^\s@<>"'(),;:])[^\s@<>"'(),;:]{1,64}@[^\s@<>"'(),;:]{1,255}/g;

/**
 * Makes a foreign text (a server's error description, a library's message) safe for an error text or a log line: one line
 * of at most 300 characters, without URL queries, e-mail addresses, quoted JSON or markup, and possible tokens. {@link Secrets}
 * removes the known secrets of the connection.
 */
export function redact(text: string): string {
  const line = withoutMarkup(withoutJson(text.slice(0, MAX_SCANNED).replace(/\s+/g, ' ').trim()));
  const bare = line.replace(QUERY, '?***').replace(EMAIL, '***').replace(RUN, hideOpaque);
  return bare.length > MAX_LENGTH ? `${bare.slice(0, MAX_LENGTH - 1)}…` : bare;
}

/** Tokens, keys and encoded data contain a digit; words do not, and are at most 40 letters long. */
const hideOpaque = (run: string): string => (run.length > 40 || /\d/.test(run) ? '***' : run);

/** Quoted JSON may be a record. */
function withoutJson(line: string): string {
  const start = line.search(/[{[] ?["'{[]|\{ ?\w{1,80} ?[:=]/);
  if (start < 0) return line;
  const end = Math.max(line.lastIndexOf('}'), line.lastIndexOf(']'));
  return `${line.slice(0, start)}***${end > start ? line.slice(end + 1) : ''}`;
}

/** So may quoted XML or HTML, also with its tags as entities. */
function withoutMarkup(line: string): string {
  const start = line.search(/(?:<|&lt;)(?:[?!]|[a-z][\w:.-]{0,80} ?(?:[\w:.-]{1,80} ?=|\/|>|&gt;))/i);
  if (start < 0) return line;
  const [last] = [...line.matchAll(/<[^<>]*>|&lt;(?:(?!&[lg]t;).)*&gt;/g)].slice(-1);
  // After a tag that opens, what follows is its content.
  const isClosed = last !== undefined && /^(?:<|&lt;)\/|\/(?:>|&gt;)$/.test(last[0]);
  return `${line.slice(0, start)}***${isClosed ? line.slice(last.index + last[0].length) : ''}`;
}

/** The secrets of one connection, to be removed from every text that leaves the component. */
export interface Secrets {
  /** Absent and empty values are ignored. Only the latest {@link MAX_SECRETS} are kept. */
  add(...secrets: readonly (string | undefined)[]): void;
  /** Replaces each secret in any of its encodings by `***`. */
  conceal(text: string): string;
}

/** Tokens change every hour, and a process may live for months. */
const MAX_SECRETS = 40;
/** A shorter secret is replaced only as a whole word: elsewhere it would be part of one. */
const MIN_LENGTH = 4;

export function createSecrets(...known: readonly (string | undefined)[]): Secrets {
  const concealers = new Map<string, Concealer>();
  let longestFirst: readonly Concealer[] = [];
  const secrets: Secrets = {
    add(...added) {
      const isKnown = added.every((secret) => !secret || concealers.has(secret));
      for (const secret of added) {
        if (!secret) continue;
        const concealer = concealers.get(secret) ?? concealerOf(secret);
        concealers.delete(secret);
        concealers.set(secret, concealer);
        const [oldest] = concealers.keys();
        if (concealers.size > MAX_SECRETS && oldest !== undefined) concealers.delete(oldest);
      }
      // Each request adds those of its connection again, which makes them the latest, but changes nothing below.
      if (isKnown) return;
      // A longer secret may contain a shorter one.
      longestFirst = [...concealers].sort(([a], [b]) => b.length - a.length).map(([, concealer]) => concealer);
    },
    conceal: (text) => longestFirst.reduce((rest, concealOne) => concealOne(rest), text),
  };
  secrets.add(...known);
  return secrets;
}

/** Removes one secret from a text. */
type Concealer = (text: string) => string;

/** Few texts hold a secret: the pattern is made for the first one that may. */
function concealerOf(secret: string): Concealer {
  const base64 = Buffer.from(secret).toString('base64');
  // In every encoding but Base64 letters and digits stand as they are.
  const [longest = ''] = (secret.match(/[a-z\d]+/gi) ?? []).sort((a, b) => b.length - a.length);
  let pattern: RegExp | undefined;
  return (text) => {
    if (!text.includes(longest) && !text.includes(base64)) return text;
    pattern ??= patternOf(secret, base64);
    return text.replace(pattern, '***');
  };
}

/** A server may repeat its input as JSON, in a URL, in a page, or as the user information of a `Basic` header. */
function patternOf(secret: string, base64: string): RegExp {
  const spelled = [...secret].map(spellings).join('');
  const whole = secret.length < MIN_LENGTH ? `(?<!\\w)(?:${spelled})(?!\\w)` : spelled;
  return new RegExp(`${whole}|${escaped(base64)}`, 'g');
}

/** Every way to write a character, the longest first. Letters and digits are encoded by nobody. */
function spellings(character: string): string {
  if (/[a-z\d]/i.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const numbers = [String(code), `[xX]0*${anyCase(code.toString(16))}`].map((number) => `&#0*${number};`);
  const utf16 = character.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
  const json = utf16.map((unit) => `\\\\u${anyCase(unit)}`).join('');
  const url = anyCase(encoded(character));
  const names = ENTITIES[character] ? [`&${ENTITIES[character]};`] : [];
  const quoted = [JSON.stringify(character).slice(1, -1), ...(character === '/' ? ['\\/'] : [])];
  const spaces = character === ' ' ? ['\\+'] : [];
  return `(?:${[...numbers, json, url, ...names, ...quoted.map(escaped), ...spaces, escaped(character)].join('|')})`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** Percent-encoded, also what `encodeURIComponent` leaves alone. */
const encoded = (character: string): string =>
  [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** Hexadecimal digits come in upper and lower case. */
const anyCase = (hex: string): string => hex.replace(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** The value with the secrets removed from all of its texts and names. */
export function concealedValue(value: unknown, conceal: Secrets['conceal']): unknown {
  if (typeof value === 'string') return conceal(value);
  if (Array.isArray(value)) return value.map((each) => concealedValue(each, conceal));
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [conceal(name), concealedValue(each, conceal)]))
    : value;
}

/** A log that removes the secrets from its lines. */
export function concealingLog(log: Log, { conceal }: Secrets): Log {
  const line = (text: string, values: readonly unknown[]) => conceal(format(text, ...values));
  return {
    debug: (text, ...values) => log.debug('%s', line(text, values)),
    info: (text, ...values) => log.info('%s', line(text, values)),
    warn: (text, ...values) => log.warn('%s', line(text, values)),
    error: (text, ...values) => log.error('%s', line(text, values)),
  };
}
