import { expect } from 'chai';
import { scalarBody } from '../../../../../../lib/common/systems/lsOne/features/posting/scalarBody';

/** Every shape in which a value may come, with what it is written in. */
const SHAPES: Readonly<Record<string, (value: string) => string>> = {
  bare: (value) => value,
  'bare, with white space': (value) => ` \r\n${value}\n`,
  'bare, after a byte order mark': (value) => `\uFEFF${value}`,
  'a text': (value) => `"${value}"`,
  'in braces': (value) => `{${value}}`,
  'in braces, with white space': (value) => `{ ${value} }`,
  'a text in braces': (value) => `{"${value}"}`,
  'the only member of an object': (value) => `{"result":${value}}`,
  'a text, the only member of an object': (value) => `{ "value" : "${value}" }`,
  'in capitals': (value) => value.toUpperCase(),
  'with a capital': (value) => value.charAt(0).toUpperCase() + value.slice(1),
  'with a capital, in braces': (value) => `{${value.charAt(0).toUpperCase()}${value.slice(1)}}`,
};

describe('scalarBody', () => {
  for (const [name, written] of Object.entries(SHAPES)) {
    it(`reads a value that is ${name}`, () => {
      expect(scalarBody(written('true'))).to.equal(true);
      expect(scalarBody(written('false'))).to.equal(false);
      for (const code of [0, 1, 2, 3, 4, 5, 6, 7, 42]) expect(scalarBody(written(String(code)))).to.equal(code);
    });
  }

  it('reads a whole number with decimals', () => expect(scalarBody('0.0')).to.equal(0));

  for (const body of [
    '',
    '  ',
    '{}',
    'null',
    '[]',
    '[true]',
    '1.5',
    '-1',
    'yes',
    'ok',
    '""',
    '{"a":true,"b":false}',
    '{"a":{"b":true}}',
    '{"a":[0]}',
    '{{true}}',
    '{true',
    'true false',
    '<html>true</html>',
    '"true',
    '12345678901234567890',
  ]) {
    it(`takes ${JSON.stringify(body)} for no value`, () => expect(scalarBody(body)).to.equal(undefined));
  }
});
