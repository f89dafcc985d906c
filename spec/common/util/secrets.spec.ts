import { expect } from 'chai';
import { concealedValue, concealingLog, createSecrets } from '../../../lib/common/util/redact';
import { memoryLog } from '../../support/memoryLog';

describe('Secrets', () => {
  const { conceal } = createSecrets('short-token', '-/-/"-', 'p&ss "w<rd/1', undefined, '', 'x7');
  const forms: [string, string, string][] = [
    ['as they are', 'Token short-token is bad', 'Token *** is bad'],
    ['within a word', 'Bearershort-token.', 'Bearer***.'],
    ['in JSON', JSON.stringify({ password: 'p&ss "w<rd/1' }), '{"password":"***"}'],
    ['in a URL', `?p=${encodeURIComponent('p&ss "w<rd/1')}`, '?p=***'],
    ['in a URL of lower case', 'p%26ss%20%22w%3crd%2f1 p%26ss+%22w%3crd%2f1', '*** ***'],
    ['in a page, by numbers', 'p&#38;ss &#34;w&#x3C;rd/1 p&#038;ss &#x22;w&#60;rd&#x2f;1', '*** ***'],
    ['in JSON by numbers', 'p\\u0026ss \\u0022w\\u003Crd\\/1', '***'],
    ['encoded in part', 'short%2Dtoken short&#45;token', '*** ***'],
    ['in a page', 'p&amp;ss &quot;w&lt;rd/1', '***'],
    ['in Base64', Buffer.from('short-token').toString('base64'), '***'],
    ['without a letter or digit', `?p=${encodeURIComponent('-/-/"-')} &#45;/-\\/&quot;-`, '?p=*** ***'],
    ['of two letters only where they stand alone', 'x7 and "x7", not ax7b', '*** and "***", not ax7b'],
  ];
  for (const [what, text, expected] of forms) {
    it(`are cut out ${what}`, () => expect(conceal(text)).to.equal(expected));
  }

  it('are cut out of names and texts at any depth', () =>
    expect(concealedValue({ a: [{ 'x short-token': 'short-token!', n: 1, z: null }] }, conceal)).to.deep.equal({
      a: [{ 'x ***': '***!', n: 1, z: null }],
    }));

  it('are cut out whole when one holds another', () =>
    expect(createSecrets('abcd', 'abcd-efgh').conceal('abcd-efgh')).to.equal('***'));

  it('are known from when they are added', () => {
    const secrets = createSecrets('first-token');
    secrets.add('second-token');
    expect(secrets.conceal('first-token second-token third-token')).to.equal('*** *** third-token');
  });

  it('are bounded: the newest are known', () => {
    const secrets = createSecrets();
    for (let n = 0; n < 1000; n++) secrets.add(`token-${n}-`);
    expect(secrets.conceal('token-0- token-999-')).to.equal('token-0- ***');
  });

  it('stay known as long as they are used, whatever comes meanwhile', () => {
    const secrets = createSecrets('client-secret');
    for (let n = 0; n < 1000; n++) {
      secrets.add(`token-${n}-`);
      expect(secrets.conceal(`client-secret token-${n}-`)).to.equal('*** ***');
      secrets.add('client-secret');
    }
  });

  it('are in no line of the log, whatever way they came', () => {
    const log = memoryLog();
    const { debug, info, warn, error } = concealingLog(log, createSecrets('hush-token'));
    debug('hush-token %s', 1);
    info('%s', 'hush-token');
    warn('%j', { a: 'hush-token' });
    error('100 %% of %d', 5);
    expect(log.lines).to.deep.equal(['debug *** 1', 'info ***', 'warn {"a":"***"}', 'error 100 % of 5']);
  });
});
