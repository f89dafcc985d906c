import type { Cfg, Message } from '../../lib/common/platform/context';
import { explainRun } from '../../lib/common/platform/explain';
import { type Handler, inSession } from '../../lib/common/platform/run';
import { openSession } from '../../lib/common/platform/session';
import { fakeStep } from './fakeStep';
import { jwt } from './jwt';
import { answer, type ScriptedAnswer } from './scriptedTransport';

export const PASSWORD = 'hush password';

/** The answer to a login. */
export const loggedIn = (lifeS = 1200, name = 'berta'): ScriptedAnswer =>
  answer(200, { token: jwt({ sub: name, iat: 1_000, exp: 1_000 + lifeS }) }, { 'content-type': 'application/json' });

/** A step on LS One that logs in first; the answers are those to the requests after that. */
export const lsOneStep = (...answers: readonly ScriptedAnswer[]) => scriptedLsOneStep(loggedIn(), ...answers);

/** A step on LS One; the first answer is that to the login. */
export function scriptedLsOneStep(...answers: readonly ScriptedAnswer[]) {
  const step = fakeStep(...answers);
  const { accountId: _, clientId: __, clientSecret: ___, oauth: ____, ...bare } = step.cfg;
  const cfg: Cfg = { ...bare, system: 'lsOne', userName: 'berta', password: PASSWORD, objectType: 'PurchaseOrder' };
  return {
    ...step,
    cfg,
    /** The bodies that come out. */
    async run(handler: Handler, more: Cfg = {}, body: Message['body'] = {}): Promise<Message['body'][]> {
      const from = step.emitted.length;
      await inSession(handler, step.runtime).call(step.context, { body }, { ...cfg, ...more }, undefined);
      return step.emitted
        .slice(from)
        .flatMap(({ event, payload }) => (event === 'data' ? [(payload as Message).body] : []));
    },
    /** What the check of the credential says; undefined: it works. */
    verify: (more: Cfg = {}): Promise<Error | undefined> =>
      openSession(step.context, { ...cfg, ...more }, step.runtime)
        .then((session) => session.verify())
        .then(
          () => undefined,
          (error: unknown) => explainRun(error, { ...cfg, ...more }),
        ),
    /** The requests after the login, each with its body. */
    sent: () =>
      step.script.requests
        .slice(1)
        .map(({ method, url, body }) => [method, pathOf(url), ...(body === undefined ? [] : [body])]),
  };
}

const pathOf = (url: string): string => url.replace(/^https?:\/\/[^/]+/, '');
