import { expect } from 'chai';
import { exactJson, parseExactJson } from '../../../lib/common/util/exactJson';

describe('JSON with exact numbers', () => {
  it('is read with all digits: as numbers where they have the value, else as texts', () => {
    const text =
      '{"a":1.50,"b":-0.000001,"c":12345678901234567.123456,"d":"12345678901234567.123456, \\"1\\"","e":[1e3,0,-0]}';
    expect(parseExactJson(text)).to.deep.equal({
      a: 1.5,
      b: -0.000001,
      c: '12345678901234567.123456',
      d: '12345678901234567.123456, "1"',
      e: [1000, 0, -0],
    });
    expect(parseExactJson('1.12345678901234567890')).to.equal('1.12345678901234567890');
    for (const broken of ['', '{', '{"a":1', '01', 'true}', '{true}'])
      expect(parseExactJson(broken), broken).to.equal(undefined);
    expect(parseExactJson('true')).to.equal(true);
  });

  it('is written with all digits, also of numbers that are no JSON', () => {
    const write = (value: unknown) => exactJson({ name: '1', number: value, absent: undefined }, ['number']);
    const numbers: Readonly<Record<string, string>> = {
      '1.50': '1.5',
      '.5': '0.5',
      '5.': '5',
      '+05': '5',
      '-0': '0',
      '1e3': '1000',
      '12345678901234567.123456': '12345678901234567.123456',
      '-00.12345678901234567890': '-0.12345678901234567890',
    };
    for (const [given, sent] of Object.entries(numbers)) expect(write(given)).to.equal(`{"name":"1","number":${sent}}`);
    expect(write(2.5)).to.equal('{"name":"1","number":2.5}');
    for (const text of ['', 'five', '.']) expect(write(text)).to.equal(`{"name":"1","number":"${text}"}`);
  });
});
