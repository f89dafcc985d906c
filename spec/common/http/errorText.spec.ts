import { expect } from 'chai';
import { errorText } from '../../../lib/common/http/errorText';

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
    ['nothing in an XML record', '<Customer><firstName>Berta</firstName></Customer>', undefined],
    ['nothing in a record within a text', { message: '{"firstName":"Berta"}' }, undefined],
    ['nothing in XML within a text', { message: '<Customer><firstName>Berta</firstName></Customer>' }, undefined],
    ['the text before a record', { message: 'Refused: {"firstName":"Berta"}' }, 'Refused: ***'],
    ['no address', { message: 'berta@example.com is taken' }, '*** is taken'],
    [
      'nothing below many levels',
      JSON.stringify({ message: JSON.parse(`${'['.repeat(900)}"x"${']'.repeat(900)}`) }),
      undefined,
    ],
    ['nothing in JSON that is too long', JSON.stringify({ message: 'x '.repeat(40_000) }), undefined],
    ['the first line of text', '\n  Rate Limit   Exceeded \nmore', 'Rate Limit Exceeded'],
  ];
  for (const [what, body, words] of table) {
    it(`finds ${what}`, () => {
      expect(errorText(typeof body === 'string' ? body : JSON.stringify(body))).to.equal(words);
    });
  }

  it('shortens to 300 characters', () => {
    const words = errorText('word '.repeat(100)) ?? '';
    expect(words)
      .to.have.length(300)
      .and.match(/^word .*…$/);
  });

  it('leaves out long runs that may be tokens', () => {
    expect(errorText(JSON.stringify({ message: `Token ${'a1-'.repeat(7)} is bad` }))).to.equal('Token *** is bad');
  });

  const long: [string, string][] = [
    ['tags that do not end', '<title'.repeat(70_000)],
    ['scripts that do not end', '<script>'.repeat(53_000)],
    ['script ends of others', `<script>${'</style>'.repeat(53_000)}`],
    ['angle brackets', '<'.repeat(420_000)],
    ['a page of a proxy', `<html><body>${'<p>Sorry for this</p>\n'.repeat(20_000)}</body></html>`],
    ['letters', 'a'.repeat(420_000)],
    ['nested lists', '['.repeat(420_000)],
    ['spaces', ' '.repeat(420_000)],
  ];
  for (const [what, body] of long) {
    it(`is quick with ${what}`, () => {
      const startMs = performance.now();
      errorText(body);
      expect(performance.now() - startMs).to.be.lessThan(200);
    });
  }
});
