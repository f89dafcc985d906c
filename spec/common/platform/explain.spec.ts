import { inspect } from 'node:util';
import { AxiosError, AxiosHeaders } from 'axios';
import { expect } from 'chai';
import { InputError } from '../../../lib/common/errors';
import { explain } from '../../../lib/common/platform/explain';

const SECRET = 'Bearer abc';

describe('explain', () => {
  it("passes the component's own errors on", () => {
    const error = new InputError('The field "qoh" takes a number.');
    expect(explain(error)).to.equal(error);
  });

  const strange: [string, unknown, RegExp][] = [
    ['an error', new TypeError('x is not a function'), /component: x is not a function\. It is probably/],
    ['a text', 'it broke.', /component: it broke\. It is/],
    ['nothing', undefined, /component: no details\./],
    ['an object', { token: SECRET }, /component: no details\./],
    ['an empty error', new Error(''), /component: no details\./],
    ['a parser that quotes', new SyntaxError('Unexpected token B in "Berta Beispiel"'), /could not be read\./],
    ['a token in a text', new Error('0a1b2c3d4e5f60718293a4b5 is bad'), /component: \*\*\* is bad\./],
  ];
  for (const [name, error, text] of strange) {
    it(`puts ${name} into words`, () => {
      const explained = explain(error);
      expect(explained.message).to.match(text);
      expect(inspect(explained, { depth: 10 })).to.not.match(/Bearer|Berta|0a1b2c/);
    });
  }

  it('keeps name and place of the cause', () => {
    const cause = explain(new TypeError('x is not a function')).cause as Error;
    expect(cause).to.include({ name: 'TypeError', message: 'x is not a function' });
    expect(cause.stack).to.match(/^TypeError: x is not a function\n\s+at .*explain\.spec/);
  });

  it('takes nothing but the text of an HTTP error', () => {
    const config = { headers: new AxiosHeaders({ authorization: SECRET }), data: SECRET };
    const error = new AxiosError('Request failed with status code 500', 'ERR_BAD_RESPONSE', config, { secret: SECRET });
    const explained = explain(error);
    expect(explained.message).to.contain('Request failed with status code 500');
    expect(inspect(explained, { depth: 10, showHidden: true })).to.not.contain(SECRET);
  });
});
