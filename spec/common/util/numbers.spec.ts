import { expect } from 'chai';
import { decimalNumber, wholeNumber } from '../../../lib/common/util/numbers';

describe('Numbers in texts', () => {
  const whole: Readonly<Record<string, string | undefined>> = {
    '5': '5',
    ' 5.0 ': '5',
    '5.00': '5',
    '5.': '5',
    '+5': '5',
    '-5.000': '-5',
    '-0': '0',
    '007': '7',
    '1e3': '1000',
    '1.5e1': '15',
    '12345678901234567890': '12345678901234567890',
    '5.5': undefined,
    '5e-1': undefined,
    '1,000': undefined,
    '1e400': undefined,
    '0x10': undefined,
    '1 000': undefined,
    five: undefined,
    '': undefined,
    '.': undefined,
  };
  for (const [text, digits] of Object.entries(whole)) {
    it(`${JSON.stringify(text)} as a whole number: ${digits}`, () => expect(wholeNumber(text)).to.equal(digits));
  }

  const decimal: Readonly<Record<string, string | undefined>> = {
    ' 19.99 ': '19.99',
    '+.5': '.5',
    '1.0E-8': '1.0E-8',
    '10.10': '10.10',
    '1,5': undefined,
    '1.5.2': undefined,
    e5: undefined,
    NaN: undefined,
    Infinity: undefined,
  };
  for (const [text, number] of Object.entries(decimal)) {
    it(`${JSON.stringify(text)} as a number: ${number}`, () => expect(decimalNumber(text)).to.equal(number));
  }

  it('of any length take no time', () => {
    const startedMs = performance.now();
    for (const digit of ['1', '.', ' ', 'e']) expect(decimalNumber(`${digit.repeat(1e6)}x`)).to.equal(undefined);
    expect(performance.now() - startedMs).to.be.below(2000);
  });
});
