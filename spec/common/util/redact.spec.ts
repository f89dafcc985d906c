import { expect } from 'chai';
import { redact } from '../../../lib/common/util/redact';
import { jwt } from '../../support/jwt';

describe('redact', () => {
  const table: [string, string, string][] = [
    ['keeps words', 'The refresh token is invalid.', 'The refresh token is invalid.'],
    [
      'keeps hosts and paths',
      'connect 127.0.0.1:54321 /API/V3/Account/1/Item.json',
      'connect 127.0.0.1:54321 /API/V3/Account/1/Item.json',
    ],
    ['cuts queries', 'GET https://host/path?token=abc&x=1 failed', 'GET https://host/path?*** failed'],
    ['cuts long codes', 'token 0a1b2c3d4e5f60718293a4b5 is bad', 'token *** is bad'],
    ['makes one line', ' first\n\tsecond  ', 'first second'],
    ['cuts addresses', 'Berta <berta.b@example.com> exists', 'Berta <***> exists'],
    ['cuts records', 'Bad customer {"firstName": "Berta"} at line 1', 'Bad customer *** at line 1'],
    ['cuts records of another spelling', "Bad { firstName: 'Berta' }", 'Bad ***'],
    ['cuts lists', 'Not all of ["Berta","Carl"]', 'Not all of ***'],
    ['cuts JSON that breaks off', 'Unexpected end in [{"firstName":"Ber', 'Unexpected end in ***'],
    ['cuts XML', 'Bad <Customer><firstName>Berta</firstName></Customer> at line 1', 'Bad *** at line 1'],
    ['cuts XML as entities', 'Bad &lt;Customer&gt;Berta&lt;/Customer&gt; here', 'Bad *** here'],
    ['cuts XML that breaks off', 'Bad <Customer id="1"><firstName>Berta', 'Bad ***'],
    ['keeps signs', 'must be < 5 and > 3, a<b', 'must be < 5 and > 3, a<b'],
    ['keeps brackets', 'Field [price] {0} is wrong [1]', 'Field [price] {0} is wrong [1]'],
    ['keeps long words', `Check ${'abc'.repeat(10)}`, `Check ${'abc'.repeat(10)}`],
    ['cuts what is too long for a word', `Check ${'abc'.repeat(14)}`, 'Check ***'],
  ];
  for (const [name, text, expected] of table) {
    it(name, () => expect(redact(text)).to.equal(expected));
  }

  it('leaves nothing of a JWT but dots', () => {
    const claims = { iss: 'https://cloud.lightspeedapp.com', exp: 1_780_000_000 };
    expect(redact(`Bearer ${jwt(claims)}`)).to.match(/^Bearer \*\*\*\.\*\*\*\.\w+$/);
  });

  it('cuts long texts', () => expect(redact('a b '.repeat(200))).to.have.length(300));

  const long: [string, string][] = [
    ['letters', 'a'.repeat(500_000)],
    ['braces', '{'.repeat(500_000)],
    ['spaces', ' '.repeat(500_000)],
    ['question marks', '?a'.repeat(250_000)],
    ['at signs', 'a@'.repeat(250_000)],
    ['tags', '<a>'.repeat(150_000)],
    ['entities', '&lt;'.repeat(120_000)],
    ['open tags', '<a'.repeat(250_000)],
    ['broken JSON', '{"a":'.repeat(100_000)],
  ];
  for (const [what, text] of long) {
    it(`is quick with ${what}`, () => {
      const startMs = performance.now();
      redact(text);
      expect(performance.now() - startMs).to.be.lessThan(200);
    });
  }
});
