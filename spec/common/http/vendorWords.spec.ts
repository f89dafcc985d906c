import { expect } from 'chai';
import { vendorWords } from '../../../lib/common/http/vendorWords';

describe('vendorWords', () => {
  const table: readonly (readonly [string, unknown, string | undefined])[] = [
    [
      'a message',
      { httpCode: '422', httpMessage: 'Unprocessable', message: 'Sale is unbalanced' },
      'Sale is unbalanced',
    ],
    ['the reason phrase when there is no more', { httpCode: '400', httpMessage: 'Bad Request' }, 'Bad Request'],
    ['description and hint', { error: 'access_denied', error_description: 'No.', hint: 'Revoked' }, 'No.: Revoked'],
    ['a description without hint', { error: 'invalid', error_description: 'No' }, 'No'],
    ['a hint alone', { error: 'access_denied', hint: 'Revoked' }, 'Revoked'],
    ['an error text', { error: 'access_denied' }, 'access_denied'],
    ['a nested error', { error: { code: 7, message: 'Nested' } }, 'Nested'],
    ['a list of errors', { errors: [{ detail: 'One' }, 'Two', { code: 3 }] }, 'One; Two'],
    ['a list', [{ message: 'One' }], 'One'],
    ['a JSON text', '"Nope"', 'Nope'],
    ['nothing in a record', { Item: { description: 'Secret stuff' } }, undefined],
    ['nothing in numbers', { message: 12, error: null }, undefined],
    ['nothing in an empty object', {}, undefined],
    ['nothing in an empty body', '', undefined],
    ['nothing in JSON that broke off', '{"message": "Sec', undefined],
    ['the title of a page', '<html><head><title> 502 Bad\n Gateway</title></head><p>x</p></html>', '502 Bad Gateway'],
    ['the first text of a page', '<style>p {}</style><script>x()</script>\n<h1>Down</h1><p>Sorry</p>', 'Down'],
    ['the message of XML', '<error><httpCode>422</httpCode><message>Bad sale</message></error>', 'Bad sale'],
    ['the first line of text', '\n  Rate Limit   Exceeded \nmore', 'Rate Limit Exceeded'],
  ];
  for (const [what, body, words] of table) {
    it(`finds ${what}`, () => {
      expect(vendorWords(typeof body === 'string' ? body : JSON.stringify(body))).to.equal(words);
    });
  }

  it('shortens to 300 characters', () => {
    const words = vendorWords('word '.repeat(100)) ?? '';
    expect(words)
      .to.have.length(300)
      .and.match(/^word .*…$/);
  });

  it('leaves out long runs that may be tokens', () => {
    expect(vendorWords(JSON.stringify({ message: `Token ${'a1.'.repeat(20)} is bad` }))).to.equal('Token … is bad');
  });
});
