import type { Field } from '../../entity';
import type { VendorRecord } from '../../system';
import { suggestion } from '../fields';
import { isId } from '../paths';
import { valueFault } from '../values';

/** A part of a message that holds plain values only, such as one line of an order. */
export interface FlatInput {
  readonly given: Readonly<Record<string, unknown>>;
  /** What it may hold. */
  readonly fields: Readonly<Record<string, Field>>;
  /** Names that are looked at elsewhere. */
  readonly others?: readonly string[];
  /** Before each fault: `line 3: `; default none. */
  readonly where?: string;
}

/**
 * The values that were given, as they go to the vendor. Empty ones count as not given. What is wrong is added to
 * `faults`, in words for the flow's designer that never tell a value.
 */
export function flatFields({ given, fields, others = [], where = '' }: FlatInput, faults: string[]): VendorRecord {
  const known = [...Object.keys(fields), ...others];
  const values: VendorRecord = {};
  for (const [name, value] of Object.entries(given)) {
    if (isEmpty(value) || others.includes(name)) continue;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const fault = field ? fieldFault(field, value) : `is unknown${suggestion(name, known)}`;
    if (fault) {
      faults.push(`${where}"${name}" ${fault}`);
    } else {
      values[name] = field?.type === 'datetime' ? wholeSeconds(String(value)) : value;
    }
  }
  return values;
}

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

function fieldFault({ type, ref, enum: options }: Field, value: unknown): string | undefined {
  if (ref) return isId(value) ? undefined : 'must be an id, digits only';
  if (typeof value !== 'string' && typeof value !== 'number') return 'must be a text or a number';
  const text = type === 'datetime' ? wholeSeconds(String(value)) : String(value);
  const fault = valueFault(type, text);
  if (fault) return `must be ${fault}`;
  return options && !options.map(String).includes(text) ? `must be one of ${options.join(', ')}` : undefined;
}

/** The vendor knows whole seconds; formulas of a flow tell thousandths. */
const wholeSeconds = (time: string): string => time.replace(/\.\d+(?=Z|[+-]|$)/, '');
