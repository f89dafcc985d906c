import { expect } from 'chai';
import { retryAfterMs } from '../../../lib/common/http/retryAfter';
import { brokenNumbers } from '../../support/brokenNumbers';

const DATE = 'Mon, 01 Jun 2026 12:00:00 GMT';

describe('retryAfterMs', () => {
  const rows: readonly (readonly [text: string | undefined, delayMs: number | undefined, date?: string])[] = [
    ['3', 3000],
    ['0', 0],
    ['2.57', 2570],
    ['0.0001', 1],
    [' 3 ', 3000],
    ['86400', 86_400_000],
    ['Mon, 01 Jun 2026 12:00:07 GMT', 7000, DATE],
    ['Mon, 01 Jun 2026 11:59:00 GMT', 0, DATE],
    ['Mon, 01 Jun 2026 12:00:07 GMT', undefined],
    ['Mon, 01 Jun 2026 12:00:07 GMT', undefined, '2026-06-01T12:00:00Z'],
    ['Mon, 01 Xyz 2026 12:00:07 GMT', undefined, DATE],
    ['2026-06-01T12:00:07Z', undefined, DATE],
    ...[undefined, ...brokenNumbers, 'soon', 'May 5'].map((text) => [text, undefined, DATE] as const),
    ['9'.repeat(400), undefined],
  ];
  for (const [text, delayMs, date] of rows) {
    it(`${JSON.stringify(text?.slice(0, 40))}${date ? ` at ${date}` : ''}: ${delayMs}`, () => {
      expect(retryAfterMs(text, date)).to.equal(delayMs);
    });
  }
});
