import { expect } from 'chai';
import { idRule, isIdValue } from '../../../lib/common/model/ids';

const DIGITS = ['0', '12', '007', 12, 0, '12345678901234567890'];
const TEXTS = ['PO-000012', 'V0001', 'a', 'a b', 'Ü_1', '...'];
const NEVER = [
  '',
  ' ',
  '..',
  '.',
  'a/b',
  'a\\b',
  'a?b=c',
  'a#b',
  'a%2Fb',
  ' a',
  'a ',
  'a\nb',
  -1,
  1.5,
  2 ** 60,
  null,
  undefined,
  true,
  {},
];

describe('isIdValue', () => {
  for (const id of DIGITS) {
    it(`takes ${JSON.stringify(id)} in every format`, () =>
      expect([isIdValue({}, id), isIdValue({ idFormat: 'text' }, id)]).to.deep.equal([true, true]));
  }
  for (const id of TEXTS) {
    it(`takes ${JSON.stringify(id)} as a text only`, () =>
      expect([isIdValue({}, id), isIdValue({ idFormat: 'text' }, id)]).to.deep.equal([false, true]));
  }
  for (const id of NEVER) {
    it(`never takes ${JSON.stringify(id)}, which could lead to another path`, () =>
      expect([isIdValue({}, id), isIdValue({ idFormat: 'text' }, id)]).to.deep.equal([false, false]));
  }

  it('has its rule in words', () =>
    expect([idRule({}), idRule({ idFormat: 'text' })]).to.deep.equal([
      'an id, digits only',
      'an id, without / \\ ? # % & in it and without spaces round it',
    ]));
});
