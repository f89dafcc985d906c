/** A value as the vendor sends it: every scalar a string, lists of one a bare value, empty lists an empty string. */
export function wireValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    return collapse(value.map(wireValue));
  }
  if (typeof value === 'object' && value !== null) {
    return wireObject(value as Readonly<Record<string, unknown>>);
  }
  return typeof value === 'number' ? wireNumber(value) : String(value ?? '');
}

/** Unset members are left out. */
export function wireObject(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const members = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(members.map(([name, value]) => [name, wireValue(value)]));
}

/** The vendor's way with lists below a record: none is `""`, one is the value itself. */
export function collapse(values: readonly unknown[]): unknown {
  return values.length > 1 ? values : (values[0] ?? '');
}

/** Without trailing zeros, exponents and the noise of binary fractions: `14.1`, `11.4860025`; a zero may be `-0`. */
function wireNumber(value: number): string {
  if (Object.is(value, -0)) return '-0';
  return Number.isInteger(value) ? String(value) : value.toFixed(DECIMALS).replace(/\.?0+$/, '');
}

const DECIMALS = 8;
