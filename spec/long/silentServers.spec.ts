import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { TransportError } from '../../lib/common/http/transport';
import { withInteractiveTimeout } from '../../lib/common/platform/interactiveTimeout';
import { openSession } from '../../lib/common/platform/session';
import { systemClock } from '../../lib/common/util/clock';
import { errorOf } from '../support/errorOf';
import { fakeStep } from '../support/fakeStep';
import { answer } from '../support/scriptedTransport';

const PLATFORM = {
  ELASTICIO_API_URI: 'https://platform.example.com',
  ELASTICIO_WORKSPACE_ID: 'w',
  ELASTICIO_API_USERNAME: 'u',
  ELASTICIO_API_KEY: 'some-key',
};

describe('The check of a credential ends within 50 s', () => {
  let server: Server;
  let authUrl: string;

  beforeEach(async () => {
    server = createServer(() => {});
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    authUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('when the secret service is silent', async () => {
    const { context, runtime, clock, env, script } = fakeStep(
      ...Array(9).fill(new TransportError('timeout', 'silent')),
    );
    Object.assign(env, PLATFORM);
    const startMs = clock.nowMs();
    const check = async () => (await openSession(context, { secretId: 's' }, runtime)).verify();
    const error = await errorOf(withInteractiveTimeout(clock, { what: 'The check', vendor: 'Lightspeed' }, check));
    expect((error as Error).message).to.contain("The platform's secret service gave no complete answer");
    expect(clock.nowMs() - startMs).to.be.lessThan(15_000);
    expect(script.requests).to.have.length(2);
  });

  it('when the token endpoint is silent: two attempts of 8 s', async function () {
    this.timeout(40_000);
    const { context, runtime, cfg } = fakeStep(answer(401));
    const startMs = Date.now();
    const session = await openSession(context, { ...cfg, authUrl }, { ...runtime, clock: systemClock });
    const error = await errorOf(session.verify());
    expect((error as Error).message).to.contain('authorization server gave no complete answer');
    expect(Date.now() - startMs).to.be.within(15_000, 25_000);
  });
});
