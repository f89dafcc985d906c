import { expect } from 'chai';
import { maskedHeaders, maskedText } from '../../playground/server/masked';

describe('What the playground shows of a request', () => {
  it('has no tokens and passwords in bodies', () => {
    expect(maskedText('{"access_token": "abc\\"d", "expires_in": 3600, "itemID": "1"}')).to.equal(
      '{"access_token": "***", "expires_in": 3600, "itemID": "1"}',
    );
    expect(maskedText('grant_type=refresh_token&refresh_token=abc&client_secret=x')).to.equal(
      'grant_type=refresh_token&refresh_token=***&client_secret=***',
    );
  });

  it('has none in the other spellings, in URLs and in keys of several words', () => {
    expect(maskedText('{"accessToken":"a","refreshToken":"b","clientSecret":"c","tokenCount":"3"}')).to.equal(
      '{"accessToken":"***","refreshToken":"***","clientSecret":"***","tokenCount":"3"}',
    );
    expect(maskedText('https://x.example/a?page=1&access_token=abc#end')).to.equal(
      'https://x.example/a?page=1&access_token=***#end',
    );
  });

  it('has no tokens in headers, but their kind', () => {
    expect(maskedHeaders({ Authorization: 'Bearer abc.def', accept: 'x', 'set-cookie': 'a=b' })).to.deep.equal({
      Authorization: 'Bearer ***',
      accept: 'x',
      'set-cookie': '***',
    });
  });
});
