/**
 * The wait of a `Retry-After` header in milliseconds. The header is seconds or a date, which counts from the answer's own
 * `Date`, because the clocks may differ. Undefined when the header is absent or malformed.
 */
export function retryAfterMs(after: string | undefined, answered: string | undefined): number | undefined {
  const text = after?.trim() ?? '';
  if (SECONDS.test(text)) {
    return Math.ceil(Number(text) * 1000);
  }
  const untilMs = httpDateMs(text);
  const answeredMs = httpDateMs(answered?.trim() ?? '');
  return untilMs !== undefined && answeredMs !== undefined ? Math.max(0, untilMs - answeredMs) : undefined;
}

// A bounded number of digits keeps the value finite. Fractions are accepted, although the standard has none.
const SECONDS = /^\d{1,9}(\.\d{1,9})?$/;
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

function httpDateMs(text: string): number | undefined {
  const ms = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}
