import { expect } from 'chai';
import { formatTime, parseTime } from '../../../lib/common/systems/times';

describe('times of the vendor', () => {
  const noon = Date.parse('2026-06-01T12:00:00Z');
  for (const [text, expected] of [
    ['2026-06-01T12:00:00+00:00', noon],
    ['2026-06-01T12:00:00-00:00', noon],
    ['2026-06-01T12:00:00Z', noon],
    ['2026-06-01T12:00:00.000Z', noon],
    ['2026-06-01T12:00:00', noon],
    ['2026-06-01T12:00', noon],
    ['2026-06-01T08:00:00-04:00', noon],
    ['2026-06-01T08:00:00-0400', noon],
    ['2026-06-01T17:30:00+05:30', noon],
    ['2026-06-01', Date.parse('2026-06-01T00:00:00Z')],
    ['2024-02-29T00:00:00Z', Date.parse('2024-02-29T00:00:00Z')],
    ['2026-02-29T00:00:00Z', undefined],
    ['2026-13-01', undefined],
    ['2026-06-01T24:00:00Z', undefined],
    ['2026-06-01T12:60:00Z', undefined],
    ['2026-06-01T12:00:60Z', undefined],
    ['2026-06-01T12:00:00.500Z', undefined],
    ['2026-06-01 12:00:00', undefined],
    ['06/01/2026', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ] as const) {
    it(`reads "${text}" as ${expected ?? 'no time'}`, () => {
      expect(parseTime(text)).to.equal(expected);
    });
  }

  it("writes the vendor's form, cutting fractions", () => {
    expect(formatTime(noon + 999)).to.equal('2026-06-01T12:00:00+00:00');
  });
});
