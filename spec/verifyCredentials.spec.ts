import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { relative } from 'node:path';
import { expect } from 'chai';
import { ComponentReader } from 'elasticio-sailor-nodejs/lib/component_reader';
import type { Cfg, Context } from '../lib/common/platform/context';
import { errorOf } from './support/errorOf';
import { fakeStep } from './support/fakeStep';

type Verify = (this: Context, cfg: Cfg) => Promise<unknown>;

/** The compiled file as the platform's runtime loads it. */
async function load(): Promise<Verify> {
  const reader = new ComponentReader();
  await reader.init(relative(process.cwd(), `${__dirname}/..`));
  return (await reader.loadVerifyCredentials()) as Verify;
}

const ANSWERS: Readonly<Record<string, { readonly status: number; readonly body: unknown }>> = {
  '/API/V3/Account.json': { status: 200, body: { Account: { accountID: '1' } } },
  '/API/V3/Account/1/Shop.json': { status: 200, body: { Shop: { shopID: '1' } } },
};

describe('verifyCredentials', () => {
  const { context } = fakeStep();
  const token = 'Bearer some-token';
  let server: Server;
  let cfg: Cfg;

  before(async () => {
    server = createServer((request, response) => {
      const { status, body } = ANSWERS[request.url?.split('?')[0] ?? ''] ?? { status: 404, body: {} };
      const isKnown = request.headers.authorization === token;
      response.writeHead(isKnown ? status : 401, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    cfg = {
      environmentUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      clientId: 'some-client',
      clientSecret: 'some-secret',
      oauth: { access_token: 'some-token' },
    };
  });

  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const refusal = async (wrong: Cfg): Promise<Error> => errorOf((await load()).call(context, wrong));

  it('is the module itself, which the runtime insists on', () =>
    expect(require('../verifyCredentials')).to.be.a('function'));

  it('says that a credential works', async () =>
    expect(await (await load()).call(context, cfg)).to.deep.equal({ verified: true }));

  // The runtime puts a function in the place of a file that it cannot load, which verifies everything.
  it('refuses an empty credential, so it is not the stand-in', async () => {
    const error = await refusal({});
    expect(error.message).to.contain('"Client ID"').and.to.contain('"Authentication"');
  });

  it('refuses a credential that Lightspeed does not accept', async () => {
    const error = await refusal({ ...cfg, oauth: { access_token: 'dead-token' } });
    expect(error.message).to.match(/Authenticate again/);
    expect(error.message).to.not.contain('dead-token');
  });
});
