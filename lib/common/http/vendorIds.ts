import { isObject, parseJson } from '../util/collections';
import { MAX_SCANNED } from '../util/redact';

/** More ids mean that the body is a whole record. */
const MAX_NAMED = 6;

/** The id 0 means "none". Values that are no numbers may be record content. */
const isNamed = (name: string, value: unknown): boolean =>
  (/^\w{0,40}[a-z]ID$/.test(name) && /^[1-9]\d{0,19}$/.test(String(value))) ||
  (name === 'balance' && /^-?\d{1,12}(\.\d{1,6})?$/.test(String(value)));

/**
 * The ids and the balance in the JSON body of an error, outermost first: a refused request may leave a record behind, such
 * as an open sale whose payments differ from its total.
 *
 * @returns `saleID 12, balance 1.6`; undefined without any
 */
export function vendorIds(body: string): string | undefined {
  const named = new Map<string, unknown>();
  const values: unknown[] = [body.length > MAX_SCANNED ? undefined : parseJson(body)];
  for (const value of values) {
    for (const [name, part] of Object.entries(Array.isArray(value) || isObject(value) ? value : {})) {
      if (isNamed(name, part) && !named.has(name)) named.set(name, part);
      if (typeof part === 'object') values.push(part);
    }
  }
  const texts = [...named].slice(0, MAX_NAMED).map(([name, value]) => `${name} ${value}`);
  return texts.length > 0 ? texts.join(', ') : undefined;
}
