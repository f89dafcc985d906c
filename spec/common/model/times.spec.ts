import { expect } from 'chai';
import { formatTime, hasOffset, parseTime, wholeSecond } from '../../../lib/common/model/times';

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
    ['2026-06-01T12:00:00.5+00:00', noon + 500],
    ['2026-06-01T12:00:00.557Z', noon + 557],
    ['2026-06-01T12:00:00.557250Z', noon + 557.25],
    ['2026-06-01T12:00:00,25', noon + 250],
    ['2026-06-01T14:00:00.001+02', noon + 1],
    ['2026-06-01t12:00:00z', noon],
    ['2026-06-01T12:00:00+15:00', undefined],
    ['2026-06-01T12:00:00+02:60', undefined],
    ['2026-06-01T12:00:00.Z', undefined],
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

  for (const [text, second, isZoned] of [
    ['2026-06-01T12:00:00.999Z', '2026-06-01T12:00:00Z', true],
    ['2026-06-01t12:00:00.5z', '2026-06-01T12:00:00Z', true],
    ['2026-06-01T12:00:00.123456+0200', '2026-06-01T12:00:00+02:00', true],
    ['2026-06-01T12:00:00-05', '2026-06-01T12:00:00-05:00', true],
    ['2026-06-01T12:00+05', '2026-06-01T12:00:00+05:00', true],
    ['2026-06-01T12:00Z', '2026-06-01T12:00:00Z', true],
    ['2026-06-01T12:00-0430', '2026-06-01T12:00:00-04:30', true],
    ['2026-06-01T12:00+02:00', '2026-06-01T12:00:00+02:00', true],
    ['2026-06-01T12:00', '2026-06-01T12:00:00', false],
    ['2026-06-01T12:00:00', '2026-06-01T12:00:00', false],
    ['2026-06-01', '2026-06-01', false],
  ] as const) {
    it(`takes ${second} as the second of ${text}`, () => {
      expect(wholeSecond(text)).to.equal(second);
      expect(hasOffset(text)).to.equal(isZoned);
    });
  }
});
