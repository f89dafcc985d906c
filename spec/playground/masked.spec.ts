import { expect } from 'chai';
import { maskedBody, maskedHeaders } from '../../playground/server/masked';

describe('What the playground shows of a request', () => {
  it('has no tokens and passwords in bodies', () => {
    expect(maskedBody('{"access_token": "abc\\"d", "expires_in": 3600, "itemID": "1"}')).to.equal(
      '{"access_token": "***", "expires_in": 3600, "itemID": "1"}',
    );
    expect(maskedBody('grant_type=refresh_token&refresh_token=abc&client_secret=x')).to.equal(
      'grant_type=refresh_token&refresh_token=***&client_secret=***',
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
