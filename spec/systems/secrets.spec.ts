import { expect } from 'chai';
import type { HttpRequest } from '../../lib/common/http/transport';
import { attemptAction } from '../support/runAction';
import { answer } from '../support/scriptedTransport';
import { type Strike, struckRuntime } from '../support/strikes';
import { SYSTEMS_UNDER_TEST } from '../support/systems';
import type { RunningSystem } from '../support/systems/systemUnderTest';

const SECRET_FIELDS = ['clientSecret', 'password', 'refreshToken'];

/** Everything that must never be shown: of the credential, and what the request proves itself with. */
function secretsOf({ step }: RunningSystem, { headers }: HttpRequest): string[] {
  const { cfg } = step;
  const oauth = Object.values((cfg['oauth'] ?? {}) as Record<string, unknown>);
  const sent = Object.entries(headers).flatMap(([name, value]) =>
    name.toLowerCase() === 'authorization' ? [value.replace(/^\w+ /, '')] : [],
  );
  return [...SECRET_FIELDS.map((name) => cfg[name]), ...oauth, ...sent]
    .map((value) => String(value ?? ''))
    .filter((value) => value.length >= 8 && value !== 'bearer');
}

const STATUSES = [200, 302, 400, 401, 403, 404, 409, 422, 429, 500];

describe('A server that repeats all secrets in its answers: no log and no error shows them', () => {
  for (const system of SYSTEMS_UNDER_TEST) {
    describe(system.name, function () {
      this.timeout(60_000);

      for (const logsIn of [false, true]) {
        for (const status of STATUSES) {
          it(`with status ${status}, to ${logsIn ? 'the request for a token' : 'the work'}`, async () => {
            const running = await system.start();
            const { step, jobs } = running;
            const shown: string[] = [];
            const secrets = new Set<string>();
            const echo: Strike = {
              arrives: false,
              outcome(request) {
                for (const secret of secretsOf(running, request)) secrets.add(secret);
                const all = [...secrets].join(' ');
                const texts = { message: `You sent ${all}`, error: all, error_description: encodeURIComponent(all) };
                return answer(
                  status,
                  { ...texts, body: String(request.body ?? '') },
                  { location: `https://x.example/?t=${all}` },
                );
              },
            };
            for (const job of Object.values(jobs)) {
              const { runtime } = struckRuntime(running, (_, path) =>
                running.isLogin(path) === logsIn ? echo : undefined,
              );
              const error = await attemptAction(step, job.handler, job.body(1), job.cfg, { runtime });
              for (let each: unknown = error; each instanceof Error; each = each.cause)
                shown.push(each.message, `${each.stack}`);
            }
            shown.push(...step.lines);
            await running.close();
            for (const secret of secrets) {
              for (const text of shown) expect(text.includes(secret), `${text} shows ${secret}`).to.equal(false);
            }
            if (!logsIn) expect(secrets.size).to.be.greaterThan(1);
          });
        }
      }
    });
  }
});
