import { format } from 'node:util';
import type { Cfg, Context, Emit } from '../../lib/common/platform/context';
import type { Runtime } from '../../lib/common/platform/runtime';
import { noteTold } from './leaks';
import { type ScriptedAnswer, scriptedTransport } from './scriptedTransport';
import { testClock } from './testClock';

let servers = 0;

/**
 * A step as the platform runs it, in a runtime of its own: a credential for a server that no other spec knows, so that
 * nothing is shared by chance, a script in place of the network, and what was emitted and logged.
 */
export function fakeStep(...answers: readonly ScriptedAnswer[]) {
  const origin = `https://server-${++servers}.example.com`;
  const script = scriptedTransport(...answers);
  const clock = testClock();
  const emitted: { readonly event: string; readonly payload: unknown }[] = [];
  const lines: string[] = [];
  const line = (text: string, ...values: unknown[]) => {
    lines.push(format(text, ...values));
    noteTold(lines.at(-1) ?? '');
  };
  const env: NodeJS.ProcessEnv = {};
  const context: Context = {
    logger: { debug: line, info: line, warn: line, error: line },
    emit: (async (event: string, payload: unknown) => {
      emitted.push({ event, payload });
    }) as Emit,
    getApiClient: () => ({ tasks: { retrieveStep: notAsked }, accounts: { update: notAsked } }),
    getConfig: () => ({}),
  };
  const cfg: Cfg = {
    environmentUrl: origin,
    accountId: '1',
    clientId: 'some-client',
    clientSecret: 'some-secret',
    oauth: { access_token: 'some-token', refresh_token: 'some-refresh-token' },
  };
  const runtime: Runtime = { clock, env, random: () => 0.5, transportTo: () => script };
  return { origin, script, clock, emitted, lines, env, context, cfg, runtime };
}

const notAsked = async () => {
  throw new Error('The platform is not asked here');
};
