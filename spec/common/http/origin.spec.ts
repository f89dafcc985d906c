import { expect } from 'chai';
import { checkOrigin } from '../../../lib/common/http/origin';
import { ConfigurationError } from '../../../lib/common/util/errors';

describe('checkOrigin', () => {
  const accepted: Record<string, string> = {
    'api.lightspeedapp.com': 'https://api.lightspeedapp.com',
    ' https://API.lightspeedapp.com/ ': 'https://api.lightspeedapp.com',
    'HTTPS://api.lightspeedapp.com:443': 'https://api.lightspeedapp.com',
    'api.example.com:8443': 'https://api.example.com:8443',
    'http://localhost:3000': 'http://localhost:3000',
    'localhost:3000': 'http://localhost:3000',
    '127.0.0.1:80': 'http://127.0.0.1',
    'http://127.8.9.1/': 'http://127.8.9.1',
    'http://[::1]:9': 'http://[::1]:9',
    'https://localhost': 'https://localhost',
  };
  for (const [text, origin] of Object.entries(accepted)) {
    it(`makes ${origin} of ${JSON.stringify(text)}`, () => {
      expect(checkOrigin(text, 'environmentUrl')).to.equal(origin);
    });
  }

  const refused: Record<string, string> = {
    '': 'is not a host name or URL',
    'not a host': 'is not a host name or URL',
    'javascript:alert(1)': 'is not a host name or URL',
    'http://api.lightspeedapp.com': 'must use https',
    'http://127.0.0.1.example.com': 'must use https',
    'http://localhost.example.com': 'must use https',
    'http://10.0.0.1': 'must use https',
    'ftp://localhost': 'must use https',
    'https://user:hush@api.lightspeedapp.com': 'must not contain a user name',
    'hush@api.lightspeedapp.com': 'must not contain a user name',
    'https://api.lightspeedapp.com/API': 'must not contain a path',
    'api.lightspeedapp.com?key=hush': 'must not contain a path or query',
    'https://api.lightspeedapp.com/#hush': 'must not contain a path or query',
  };
  for (const [text, reason] of Object.entries(refused)) {
    it(`refuses ${JSON.stringify(text)}: ${reason}`, () => {
      expect(() => checkOrigin(text, 'environmentUrl'))
        .to.throw(ConfigurationError, `field "environmentUrl" ${reason}`)
        .with.property('message')
        .that.does.not.contain('hush');
    });
  }
});
