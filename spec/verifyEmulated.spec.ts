import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Cfg } from '../lib/common/platform/context';
import { explain } from '../lib/common/platform/explain';
import { openSession } from '../lib/common/platform/session';
import { ConfigurationError, ReconnectError, UnavailableError } from '../lib/common/util/errors';
import { ITEMS_ONLY } from './support/emulatedPoll';
import { type EmulatedStep, emulatedStep } from './support/emulatedStep';

describe('verifyCredentials on the emulator', () => {
  let step: EmulatedStep;

  beforeEach(async () => {
    step = await emulatedStep({ size: { ...ITEMS_ONLY, items: 5 } });
  });

  afterEach(() => step.close());

  /** What the user is told; undefined when the credential works. */
  const verify = async (more: Cfg = {}): Promise<Error | undefined> => {
    try {
      await (await openSession(step.context, { ...step.cfg, ...more }, step.runtime)).verify();
      return undefined;
    } catch (error) {
      return explain(error, 'Lightspeed');
    }
  };
  const expired = () => step.clock.advance(3_601_000);

  it('accepts a credential that works, with two requests', async () => {
    expect(await verify()).to.equal(undefined);
    expect(step.emulator.log.entries.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([
      'GET /API/V3/Account.json',
      `GET /API/V3/Account/${step.emulator.accountID}/Shop.json`,
    ]);
  });

  it('accepts one without an account, which the token names', async () =>
    expect(await verify({ accountId: '' })).to.equal(undefined));

  it('accepts one whose token has to be renewed first', async () => {
    expired();
    expect(await verify()).to.equal(undefined);
  });

  it('names the account that it is for, when another one is written down', async () => {
    const error = await verify({ accountId: '999' });
    expect(error).to.be.instanceOf(ConfigurationError);
    expect(error?.message).to.contain('"Account ID" says 999').and.contain(`account ${step.emulator.accountID}`);
  });

  it('names the client when its secret is wrong', async () => {
    expired();
    const error = await verify({ clientSecret: 'wrong-secret' });
    expect(error).to.be.instanceOf(ConfigurationError);
    expect(error?.message).to.contain('does not accept the Client ID and Client Secret');
  });

  it('asks to authenticate again when the connection is dead', async () => {
    step.emulator.revokeConnection();
    const error = await verify();
    expect(error).to.be.instanceOf(ReconnectError);
    expect(error?.message).to.contain('Press Authenticate again');
  });

  it('asks to authenticate again when the employee is locked', async () => {
    step.emulator.lockEmployee();
    expect(await verify()).to.be.instanceOf(ReconnectError);
  });

  it('is content with any right', async () => {
    const oauth = await step.emulator.connect({ scopes: ['employee:tags'] });
    expect(await verify({ oauth, _account: 'few-rights' })).to.equal(undefined);
  });

  it('names the host when nobody is there', async () => {
    await step.close();
    const error = await verify();
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error?.message).to.contain('cannot be reached').and.contain('"Environment URL"');
  });

  it('names the authorization URL when nobody is there', async () => {
    expired();
    const error = await verify({ authUrl: await deserted() });
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error?.message).to.contain('authorization URL').and.not.contain('Environment URL');
  });

  for (const [what, status, body] of [
    ['does not know the path', 404, 'Not found'],
    ['shows a web page', 200, '<html><title>Welcome</title></html>'],
    ['shows another API', 200, '{"hello":"world"}'],
  ] as const) {
    it(`names the host when a server ${what}`, async () => {
      const server = createServer((_, response) => response.writeHead(status).end(body));
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
      const error = await verify({ environmentUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
      server.closeAllConnections();
      server.close();
      expect(error).to.be.instanceOf(Error);
      expect(error?.message).to.contain('does not answer like Lightspeed Retail').and.contain('"Environment URL"');
    });
  }
});

/** An address on this machine where nobody listens. */
async function deserted(): Promise<string> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return `http://127.0.0.1:${port}`;
}
