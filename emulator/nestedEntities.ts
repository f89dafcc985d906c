/**
 * Counts the records nested in the body of a write. A part such as `SaleLines` only wraps the records below it and
 * does not count; whatever else is an object does, the in-between ones (`Contact`) too: the vendor is silent on those.
 */
export function nestedEntities(body: unknown): number {
  if (!isObject(body)) return 0;
  return Object.entries(body).reduce((sum, [name, part]) => sum + partEntities(name, part), 0);
}

function partEntities(name: string, part: unknown): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, element) => sum + recordEntities(element), 0);
  if (isObject(part) && wraps(name, part)) return nestedEntities(part);
  return recordEntities(part);
}

const recordEntities = (value: unknown): number => (isObject(value) ? 1 + nestedEntities(value) : 0);

/**
 * Wrappers are plurals of what they hold (`Phones` of `ContactPhone`, `Addresses` of `ContactAddress`), or have its name
 * (`SpecialOrder` of `SpecialOrder`).
 */
function wraps(name: string, part: Record<string, unknown>): boolean {
  if (Object.keys(part).join() === name) return true;
  if (name in OTHER_NAMES) return Object.keys(part).every((key) => key === OTHER_NAMES[name]);
  const endings = [name.replace(/ies$/, 'y'), name.replace(/es$/, ''), name.replace(/s$/, '')]
    .filter((singular) => singular !== name)
    .map((singular) => singular.toLowerCase());
  const keys = Object.keys(part).map((key) => key.toLowerCase());
  return endings.length > 0 && keys.every((key) => endings.some((ending) => key.endsWith(ending)));
}

/** Plurals of something else than what they hold. */
const OTHER_NAMES: Readonly<Record<string, string>> = { WithdrawalPayments: 'SalePayment' };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
