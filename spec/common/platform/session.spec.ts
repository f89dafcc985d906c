import { expect } from 'chai';
import type { Cfg } from '../../../lib/common/platform/context';
import { nodeRuntime, type Runtime } from '../../../lib/common/platform/runtime';
import { openSession, type Session } from '../../../lib/common/platform/session';
import { tag } from '../../../lib/common/systems/retail/catalogue/tag';
import { ConfigurationError } from '../../../lib/common/util/errors';
import { readSettings } from '../../../lib/common/util/settings';
import { errorOf } from '../../support/errorOf';
import { fakeStep } from '../../support/fakeStep';
import { answer, type ScriptedAnswer } from '../../support/scriptedTransport';

const noTags = (headers: Record<string, string> = {}) =>
  answer(200, { '@attributes': { next: '', previous: '' } }, { 'x-ls-api-bucket-level': '1/90', ...headers });

async function readTags(session: Session): Promise<void> {
  for await (const _page of session.system.pages({ entity: tag })) {
    // Only the requests matter.
  }
}

const jwt = (claims: object) =>
  ['{"alg":"RS256"}', JSON.stringify(claims), 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.');

describe('openSession', () => {
  const open = async (step: ReturnType<typeof fakeStep>, cfg: Cfg = {}) =>
    openSession(step.context, { ...step.cfg, ...cfg }, step.runtime);

  it("reads from the credential's server and account with the credential's token", async () => {
    const step = fakeStep(noTags());
    await readTags(await open(step));
    expect(step.script.requests[0]?.url).to.match(new RegExp(`^${step.origin}/API/V3/Account/1/Tag\\.json\\?`));
    expect(step.script.requests[0]?.headers['Authorization']).to.equal('Bearer some-token');
  });

  it('takes the account from the token when the credential names none', async () => {
    const step = fakeStep(noTags());
    await readTags(await open(step, { accountId: '', oauth: { access_token: jwt({ acct: '77' }) } }));
    expect(step.script.wire()[0]).to.contain('/Account/77/');
  });

  it('counts what the run takes', async () => {
    const step = fakeStep(noTags());
    const session = await open(step);
    await readTags(session);
    expect(session.stats).to.include({ requests: 1, drips: 1 });
  });

  it('refuses a wrong credential and wrong variables before anything is sent', async () => {
    const step = fakeStep();
    expect(await errorOf(open(step, { clientId: '' }))).to.be.instanceOf(ConfigurationError);
    step.env['POLL_SETTLE_S'] = 'soon';
    expect(await open(step).catch((error) => error.message)).to.contain('POLL_SETTLE_S');
  });

  it('knows sample runs', async () => {
    const step = fakeStep();
    expect((await open(step)).isSample).to.equal(false);
    step.env['ELASTICIO_FLOW_TYPE'] = 'debug';
    expect((await open(step)).isSample).to.equal(true);
  });

  it('waits less long for a silent server in a sample run', async () => {
    const limits: number[] = [];
    for (const type of ['ordinary', 'debug']) {
      const { context, cfg, runtime, env, script } = fakeStep();
      env['ELASTICIO_FLOW_TYPE'] = type;
      const transportTo: Runtime['transportTo'] = (_origin, { readTimeoutMs }) => {
        limits.push(readTimeoutMs);
        return script;
      };
      const { system } = await openSession(context, cfg, { ...runtime, transportTo });
      expect(system).to.be.an('object');
    }
    expect(limits).to.deep.equal([60_000, 20_000]);
  });

  describe('told to wait for a minute', () => {
    const refused = answer(429, {}, { 'retry-after': '60', 'x-ls-api-ratelimit-type': 'api-leaky-bucket' });
    const reading: readonly [string, (session: Session) => Promise<unknown>][] = [
      ['a list', readTags],
      ['a record', ({ system }) => system.get({ entity: tag, id: '1' })],
    ];
    for (const [what, read] of reading) {
      it(`for ${what} says so at once in a sample run, which would end meanwhile without a reason`, async () => {
        const step = fakeStep(refused);
        step.env['ELASTICIO_FLOW_TYPE'] = 'debug';
        const startMs = step.clock.nowMs();
        const error = await open(step)
          .then(read)
          .catch((caught: Error) => caught);
        expect((error as Error).message).to.contain('its rate limit is used up');
        expect(step.clock.nowMs()).to.equal(startMs);
      });

      it(`for ${what} waits in a flow`, async () => {
        const step = fakeStep(refused, what === 'a list' ? noTags() : answer(200, { Tag: { tagID: '1' } }));
        const startMs = step.clock.nowMs();
        await read(await open(step));
        expect(step.clock.nowMs() - startMs).to.be.within(60_000, 61_000);
      });
    }
  });

  describe('with a secret', () => {
    const env = {
      ELASTICIO_API_URI: 'https://platform.example.com',
      ELASTICIO_WORKSPACE_ID: 'some-workspace',
      ELASTICIO_API_USERNAME: 'some-user',
      ELASTICIO_API_KEY: 'some-key',
    };
    const secret = (fields: object) =>
      answer(200, {
        data: { attributes: { state: 'ready', credentials: { access_token: 'secret-token', fields } } },
      });

    it("takes tokens and the user's fields from the platform", async () => {
      const step = fakeStep(secret({ environmentUrl: 'https://fields.example.com', accountId: '5' }), noTags());
      Object.assign(step.env, env);
      await readTags(await openSession(step.context, { secretId: 'some-secret' }, step.runtime));
      const [platform, vendor] = step.script.requests;
      expect(platform?.url).to.equal('https://platform.example.com/v2/workspaces/some-workspace/secrets/some-secret');
      expect(vendor?.url).to.match(/^https:\/\/fields\.example\.com\/API\/V3\/Account\/5\//);
      expect(vendor?.headers['Authorization']).to.equal('Bearer secret-token');
      expect(step.emitted).to.deep.equal([]);
    });

    for (const [name, value] of [
      ...Object.keys(env).map((name) => [name, undefined] as const),
      ['ELASTICIO_API_URI', ' '],
      ['ELASTICIO_API_URI', 'platform.example.com'],
    ] as const) {
      it(`says so when ${name} is ${value ?? 'missing'}, and sends nothing`, async () => {
        const step = fakeStep();
        Object.assign(step.env, env, { [name]: value });
        const error = await errorOf(openSession(step.context, { secretId: 'some-secret' }, step.runtime));
        expect(error).to.be.instanceOf(ConfigurationError);
        expect(error.message).to.contain(name);
        expect(step.script.requests).to.deep.equal([]);
      });
    }
  });

  describe('shows no secret that an answer repeats', () => {
    const echo = { message: 'No: some-token some-secret some-refresh-token' };
    for (const status of [400, 403, 409, 422]) {
      it(`with status ${status}`, async () => {
        const step = fakeStep(answer(status, echo, { 'x-echo': 'some-token' }));
        const session = await open(step);
        const error = await errorOf(session.system.get({ entity: tag, id: '1' }));
        expect(`${(error as Error).message}`).to.contain('No: *** *** ***');
        expect([...step.lines, (error as Error).stack].join()).to.not.match(/some-(token|secret|refresh)/);
      });
    }
  });

  describe('shares the bucket', () => {
    // A full bucket: the next request waits for drips to leave.
    const answers: ScriptedAnswer[] = [
      noTags({ 'x-ls-api-bucket-level': '90/90', 'x-ls-api-drip-rate': '1' }),
      noTags(),
    ];

    const waitedMs = async (cfg: Cfg): Promise<number> => {
      const step = fakeStep(...answers);
      await readTags(await open(step));
      const later = await open(step, cfg);
      await readTags(later);
      return later.stats.waitedMs.bucket;
    };

    it('with other runs on the same account', async () => expect(await waitedMs({})).to.be.greaterThan(0));

    it('not with runs on another account', async () => expect(await waitedMs({ accountId: '2' })).to.equal(0));
  });
});

describe('The runtime of Node', () => {
  const to = (origin: string, env: NodeJS.ProcessEnv = {}) => nodeRuntime.transportTo(origin, readSettings(env));

  it('keeps one transport to each server', () => {
    expect(to('https://a.example.com')).to.equal(to('https://a.example.com'));
    expect(to('https://a.example.com')).to.not.equal(to('https://b.example.com'));
  });

  it('keeps no transport with limits that were changed', () => {
    for (const name of ['API_CONNECT_TIMEOUT', 'API_READ_TIMEOUT', 'API_REQUEST_TIMEOUT', 'API_RESPONSE_LIMIT_MB']) {
      expect(to('https://a.example.com', { [name]: '7' }), name).to.not.equal(to('https://a.example.com'));
    }
    expect(to('https://a.example.com', { API_RETRIES_COUNT: '7' })).to.equal(to('https://a.example.com'));
  });
});
