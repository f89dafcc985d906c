import { format } from 'node:util';
import type { Log } from './log';

/** The secrets of one connection: they are cut out of every text that leaves the component. */
export interface Secrets {
  /** Absent and empty ones count for nothing. The latest {@link MAX_SECRETS} are remembered. */
  add(...secrets: readonly (string | undefined)[]): void;
  /** The text with each secret, however it is encoded, replaced by `***`. */
  conceal(text: string): string;
}

/** Tokens change every hour, and a process may live for months. */
const MAX_SECRETS = 40;
/** A shorter secret is cut out only where it stands alone: elsewhere it would be a piece of a word. */
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
        // A longer secret may hold a shorter one.
        .sort((a, b) => b.length - a.length)
        .reduce(cutOut, text),
  };
  secrets.add(...known);
  return secrets;
}

/** A server may repeat what it got as JSON, within a URL, in a page, or as the user information of a `Basic` header. */
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

/** A log whose lines hold none of the secrets. */
export function concealingLog(log: Log, { conceal }: Secrets): Log {
  const line = (text: string, values: readonly unknown[]) => conceal(format(text, ...values));
  return {
    debug: (text, ...values) => log.debug('%s', line(text, values)),
    info: (text, ...values) => log.info('%s', line(text, values)),
    warn: (text, ...values) => log.warn('%s', line(text, values)),
    error: (text, ...values) => log.error('%s', line(text, values)),
  };
}
