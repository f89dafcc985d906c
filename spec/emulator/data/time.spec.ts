import { expect } from 'chai';
import { parseTime, wireTime } from '../../../emulator/data/time';

describe('Emulator times', () => {
  it('writes UTC in whole seconds', () => {
    expect(wireTime(Date.parse('2016-11-02T19:36:29.900Z'))).to.equal('2016-11-02T19:36:29+00:00');
  });

  const forms: [string, string | undefined][] = [
    ['2016-11-02T19:36:29+00:00', '2016-11-02T19:36:29+00:00'],
    ['2016-11-02T19:36:29Z', '2016-11-02T19:36:29+00:00'],
    ['2016-11-02T19:36:29-00:00', '2016-11-02T19:36:29+00:00'],
    ['2016-11-02T19:36:29-0400', '2016-11-02T23:36:29+00:00'],
    ['2016-11-02T19:36:29+02:00', '2016-11-02T17:36:29+00:00'],
    ['2016-11-02T19:36:29', '2016-11-02T19:36:29+00:00'],
    ['2016-11-02 19:36:29', '2016-11-02T19:36:29+00:00'],
    // Midnight of a bare date is the shop's, in summer and in winter time.
    ['2021-04-04', '2021-04-04T07:00:00+00:00'],
    ['2021-01-01', '2021-01-01T08:00:00+00:00'],
    ['2016-11-02T19:36:29 00:00', undefined],
    ['2016-02-31', undefined],
    ['2016-02-31T10:00:00Z', undefined],
    ['2016-11-02T25:00:00Z', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of forms) {
    it(`reads "${text}" as ${expected ?? 'no time'}`, () => {
      expect(parseTime(text, 'America/Los_Angeles')?.text).to.equal(expected);
    });
  }

  it('cuts fractions and says so', () => {
    expect(parseTime('2016-11-02T19:36:29.500Z', 'UTC')).to.deep.equal({
      text: '2016-11-02T19:36:29+00:00',
      cut: true,
    });
    expect(parseTime('2016-11-02T19:36:29.000Z', 'UTC')?.cut).to.equal(false);
  });
});
