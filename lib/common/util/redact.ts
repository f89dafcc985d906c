import { format } from 'node:util';
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
 * of at most 300 characters, without URL queries, e-mail addresses, quoted JSON and possible tokens. {@link Secrets}
 * removes the known secrets of the connection.
 */
export function redact(text: string): string {
  const line = withoutJson(text.slice(0, MAX_SCANNED).replace(/\s+/g, ' ').trim());
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
  const forms = new Map<string, readonly string[]>();
  const secrets: Secrets = {
    add(...added) {
      for (const secret of added) {
        if (!secret) continue;
        forms.delete(secret);
        forms.set(secret, formsOf(secret));
        const [oldest] = forms.keys();
        if (forms.size > MAX_SECRETS && oldest !== undefined) forms.delete(oldest);
      }
    },
    conceal: (text) =>
      [...forms.values()]
        .flat()
        // A longer secret may contain a shorter one.
        .sort((a, b) => b.length - a.length)
        .reduce(cutOut, text),
  };
  secrets.add(...known);
  return secrets;
}

/** A server may repeat its input as JSON, in a URL, in a page, or as the user information of a `Basic` header. */
function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const page = secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  const bytes = Buffer.from(secret);
  return [...new Set([secret, json, page, encodeURIComponent(bytes.toString()), bytes.toString('base64')])];
}

function cutOut(text: string, form: string): string {
  if (form.length >= MIN_LENGTH) return text.replaceAll(form, '***');
  return text
    .split(/(\W)/)
    .map((part) => (part === form ? '***' : part))
    .join('');
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
