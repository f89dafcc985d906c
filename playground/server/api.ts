import type { IncomingMessage, ServerResponse } from 'node:http';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { callMethod, verifyCredentials } from '../../runner/callMethod';
import { lineLog } from '../../runner/log';
import { loadFunction } from '../../runner/sailor';
import type { Forecast, RunRequest } from '../protocol';
import type { Backend, Emulated } from './backend';
import { forecastOf } from './forecast';
import { changedCredentials, pageInfo, shownCredential } from './pageInfo';
import { readBody } from './readBody';
import { scenarioStep } from './scenarios';

type Body = Readonly<Record<string, unknown>>;
type Route = (backend: Backend, body: Body) => unknown;

/** What the page asks for, by the last part of the path. Errors go out with their text: they are written for the user. */
const ROUTES: Readonly<Record<string, Route>> = {
  info: async ({ accountOf, emulated, file }) => {
    const { credentials } = await accountOf('retail');
    return pageInfo({ isEmulator: emulated !== undefined, values: shownCredential(credentials()) }, file.url);
  },
  account: async ({ accountOf }, body) => shownCredential((await accountOf(textOf(body, 'system'))).credentials()),
  verify: async (backend, body) => verifyCredentials(await stepOf(backend, body)),
  choices: async (backend, body) =>
    callMethod(await loadFunction(textOf(body, 'function')), textOf(body, 'method'), await stepOf(backend, body)),
  metadata: async (backend, body) =>
    callMethod(await loadFunction(textOf(body, 'function')), 'getMetaModel', await stepOf(backend, body)),
  run: (backend, body) => startRun(backend, body as unknown as RunRequest),
  cancel: ({ runs }, body) => runs.cancel(textOf(body, 'runId')),
  forecast: (backend, body): Forecast => ({ text: forecast(backend, body as unknown as RunRequest) }),
  emulator: ({ emulated }) => emulated?.state(),
  scenario: (backend, body) => {
    const { shop, other, tell } = emulator(backend);
    const at = Number(body['at']);
    if (at === 0) {
      other.set('off');
      shop.clearFaults();
    }
    const step = scenarioStep(textOf(body, 'name'), at, shop);
    tell();
    return step;
  },
  control: async (backend, body) => control(emulator(backend), body),
  tables: () => Object.values(retailCatalogue).flatMap(({ kind, entity }) => (kind === 'entity' ? [entity] : [])),
  table: (backend, body) =>
    emulator(backend).shop.table(textOf(body, 'entity'), { offset: Number(body['offset']) || 0, limit: 20 }),
  change: (backend, body) =>
    emulator(backend).shop.change(textOf(body, 'entity'), textOf(body, 'id'), body['fields'] as Body),
};

/** Answers a request of the page with `{value}`, or with `{problem}`: the errors of functions are what the page shows. */
export async function answerApi(
  backend: Backend,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, value: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  const route = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined;
  if (!route || request.method !== 'POST') return void send(404, { problem: `There is no "${name}" to post to.` });
  try {
    const body = await readBody(request);
    send(200, { value: await route(backend, body) });
  } catch (error) {
    send(200, { problem: (error as Error).message });
  }
}

async function startRun({ runs, accountOf, emulated }: Backend, run: RunRequest): Promise<void> {
  const account = await accountOf(run.credentials['system'] ?? '');
  const beside = run.besideOtherFlow === true ? emulated : undefined;
  beside?.other.set('flow');
  beside?.tell();
  const cfg = { ...changedCredentials(run.credentials), ...run.cfg };
  void runs.start({ ...run, cfg, account, id: run.runId, by: 'run', snapshot: run.snapshot }).then(() => {
    if (beside?.other.kind === 'flow') beside.other.set('off');
    beside?.tell();
  });
}

function forecast({ emulated }: Backend, run: RunRequest): string {
  // The other systems have no bucket.
  if ((run.credentials['system'] ?? 'retail') !== 'retail') return '';
  return forecastOf(run, {
    levelDrips: emulated?.shop.bucket().levelDrips ?? 0,
    countOf: ({ entity }) => emulated?.shop.table(entity, { offset: 0, limit: 0 }).total,
  });
}

async function control({ shop, other, tell, restart }: Emulated, body: Body): Promise<void> {
  if (typeof body['addFault'] === 'string') shop.addFault(body['addFault']);
  if (body['clearFaults'] === true) shop.clearFaults();
  if (typeof body['speed'] === 'number') shop.setSpeed(Math.min(100, Math.max(0.1, body['speed'])));
  const { otherClient, registers } = body;
  if (otherClient === 'off' || otherClient === 'flow' || otherClient === 'foreign') other.set(otherClient);
  if (typeof registers === 'number') await restart(Math.min(50, Math.max(1, Math.round(registers))));
  tell();
}

function emulator({ emulated }: Backend): Emulated {
  if (emulated) return emulated;
  throw new Error('The page works on a real account: there is no emulator to change.');
}

async function stepOf({ accountOf }: Backend, body: Body) {
  const credentials = body['credentials'] as Readonly<Record<string, string>> | undefined;
  const account = await accountOf(credentials?.['system'] ?? '');
  return {
    cfg: { ...account.credentials(), ...changedCredentials(credentials), ...(body['cfg'] as Body | undefined) },
    log: lineLog('error', () => {}),
    onKeys: account.keep,
  };
}

function textOf(body: Body, key: string): string {
  const value = body[key];
  if (typeof value === 'string') return value;
  throw new Error(`"${key}" must be a text.`);
}
