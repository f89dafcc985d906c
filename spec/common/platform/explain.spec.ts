import { inspect } from 'node:util';
import { AxiosError, AxiosHeaders } from 'axios';
import { expect } from 'chai';
import { explain } from '../../../lib/common/platform/explain';
import { InputError } from '../../../lib/common/util/errors';
import { createSecrets } from '../../../lib/common/util/redact';

const SECRET = 'Bearer abc';

describe('explain', () => {
  it("passes the component's own errors on", () => {
    const error = new InputError('The field "qoh" takes a number.');
    expect(explain(error, 'Lightspeed')).to.equal(error);
  });

  it('cuts the secrets of the connection out of them, and out of their causes', () => {
    const error = new InputError('Not hush-token.', { cause: new Error('hush-token') });
    const explained = explain(error, 'Lightspeed', createSecrets('hush-token').conceal);
    expect(explained.message).to.equal('Not ***.');
    expect(inspect(explained, { depth: 10 })).to.not.contain('hush');
  });

  const strange: [string, unknown, RegExp][] = [
    [
      'a fault of the code',
      new TypeError('x is not a function'),
      /component: x is not a function \(at spec\/.*probably/,
    ],
    ['another one', new TypeError("Cannot read properties of null (reading 'lines')"), /\(reading 'lines'\) \(at spec/],
    [
      'an error of the system',
      Object.assign(new Error('read /home/Berta'), { code: 'ENOENT' }),
      /: Error \(ENOENT\) \(at/,
    ],
    ['a text', 'it broke for Berta.', /component: no details\. It is/],
    ['nothing', undefined, /component: no details\./],
    ['an object', { token: SECRET }, /component: no details\./],
    ['an empty error', new Error(''), /component: Error \(at spec\/common\/platform\/explain\.spec\.js:\d+\)\./],
    [
      'an error that names somebody',
      new Error('Berta Beispiel <berta@example.com> is double'),
      /component: Error \(at/,
    ],
    ['a name that is none', Object.assign(new Error('x'), { name: 'Berta Beispiel' }), /component: Error \(at/],
    [
      'a value within a fault of the code',
      new TypeError("Cannot use 'in' operator to search for 'x' in Berta"),
      /: TypeError/,
    ],
    ['a parser that quotes', new SyntaxError('Unexpected token B in "Berta Beispiel"'), /component: SyntaxError \(at/],
    ['a token in a text', new Error('0a1b2c3d4e5f60718293a4b5 is bad'), /component: Error \(at/],
  ];
  for (const [name, error, text] of strange) {
    it(`puts ${name} into words`, () => {
      const explained = explain(error, 'Lightspeed');
      expect(explained.message).to.match(text);
      expect(inspect(explained, { depth: 10 })).to.not.match(/Bearer|Berta|0a1b2c/i);
    });
  }

  it('keeps name and place of the cause', () => {
    const cause = explain(new TypeError('x is not a function'), 'Lightspeed').cause as Error;
    expect(cause).to.include({ name: 'TypeError', message: 'x is not a function' });
    expect(cause.stack).to.match(/^TypeError: x is not a function\n\s+at .*explain\.spec/);
  });

  it('takes nothing but the code of an HTTP error', () => {
    const config = { headers: new AxiosHeaders({ authorization: SECRET }), data: SECRET };
    const error = new AxiosError('Request failed with status code 500', 'ERR_BAD_RESPONSE', config, { secret: SECRET });
    const explained = explain(error, 'Lightspeed');
    expect(explained.message).to.contain('AxiosError (ERR_BAD_RESPONSE)');
    expect(inspect(explained, { depth: 10, showHidden: true })).to.not.contain(SECRET);
  });
});
