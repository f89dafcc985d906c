import { expect } from 'chai';
import {
  choiceField,
  flagField,
  listField,
  throwIfMisconfigured,
  timeField,
} from '../../../lib/common/platform/fields';
import { InputError } from '../../../lib/common/util/errors';
import { textField } from '../../../lib/common/util/given';

describe('Fields', () => {
  const texts: [value: unknown, text: string | undefined][] = [
    [' 12 ', '12'],
    [12, '12'],
    ['', undefined],
    ['  ', undefined],
    [null, undefined],
    [undefined, undefined],
    [{}, undefined],
  ];
  for (const [value, text] of texts) {
    it(`read ${JSON.stringify(value)} as text ${text}`, () => expect(textField(value)).to.equal(text));
  }

  const flags: [value: unknown, flag: boolean][] = [
    [true, true],
    ['true', true],
    ['on', true],
    [false, false],
    ['false', false],
    ['', false],
    [null, false],
    [undefined, false],
  ];
  for (const [value, flag] of flags) {
    it(`read ${JSON.stringify(value)} as checkbox ${flag}`, () => expect(flagField(value)).to.equal(flag));
  }

  const lists: [value: unknown, list: string[]][] = [
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [['a', '', null], ['a']],
    [null, []],
    [undefined, []],
    ['', []],
    [[], []],
    ['ItemShops', ['ItemShops']],
    [' a , b,', ['a', 'b']],
    ['["a", "b"]', ['a', 'b']],
    ['[]', []],
    ['["a"', ['["a"']],
    [5, ['5']],
  ];
  for (const [value, list] of lists) {
    it(`read ${JSON.stringify(value)} as the choices ${JSON.stringify(list)}`, () =>
      expect(listField('Choices', value, [])).to.deep.equal(list));
  }

  it('name a list of choices that holds something else', () => {
    for (const value of [{ a: true }, true, [['a']], ['a', { b: 1 }]]) {
      const issues: string[] = [];
      listField('Choices', value, issues);
      expect(issues).to.deep.equal(['"Choices" must be a list of names']);
    }
  });

  it('take the first choice when nothing is chosen, and refuse an unknown one', () => {
    const issues: string[] = [];
    expect(choiceField('Size', '', ['small', 'large'], issues)).to.equal('small');
    expect(choiceField('Size', 'large', ['small', 'large'], issues)).to.equal('large');
    expect(issues).to.deep.equal([]);
    choiceField('Size', 'huge', ['small', 'large'], issues);
    expect(issues).to.deep.equal(['"Size" must be one of small, large']);
  });

  const times: [text: string, iso: string][] = [
    ['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z'],
    ['2026-06-01', '2026-06-01T00:00:00.000Z'],
    ['2026-06-01T12:30:00', '2026-06-01T12:30:00.000Z'],
    ['2026-06-01T12:30:00+02:00', '2026-06-01T10:30:00.000Z'],
    ['2026-06-01T12:30:00.250-0330', '2026-06-01T16:00:00.250Z'],
  ];
  for (const [text, iso] of times) {
    it(`read the time ${text}`, () => expect(timeField('Start Time', text, [])).to.equal(Date.parse(iso)));
  }

  for (const text of ['yesterday', '06/01/2026', '2026-02-30', '2026-13-01T00:00:00Z', '1700000000']) {
    it(`refuse the time ${text}`, () => {
      const issues: string[] = [];
      expect(timeField('Start Time', text, issues)).to.equal(undefined);
      expect(issues).to.deep.equal([
        'invalid "Start Time" date format, use ISO 8601 Date time utc format - YYYY-MM-DDThh:mm:ssZ',
      ]);
    });
  }

  it('have no time when cleared', () => {
    const issues: string[] = [];
    expect(timeField('Start Time', null, issues)).to.equal(undefined);
    expect(issues).to.deep.equal([]);
  });

  it('refuse all issues at once', () => {
    expect(() => throwIfMisconfigured([])).to.not.throw();
    expect(() => throwIfMisconfigured(['this', 'that'])).to.throw(InputError, /this; that/);
  });
});
