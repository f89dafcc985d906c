import { dripsPerS, sizeDrips } from '../../emulator/options';
import type { Entity } from '../../lib/common/model/entity';
import { retailCatalogue as catalogue } from '../../lib/common/systems/retail/catalogue';
import { priceOf } from '../../lib/common/systems/retail/costs';
import type { RunRequest } from '../protocol';

/** What a run will need, as far as its settings tell. */
export interface Need {
  readonly requests: number;
  readonly drips: number;
}

/** What a forecast has to know of the account. */
export interface ForecastContext {
  readonly levelDrips: number;
  /** Undefined: not known without a request. */
  countOf(entity: Entity): number | undefined;
}

const PAGE = 100;
/** Left free for other steps, see `RATE_RESERVE_DRIPS`. */
const RESERVE_DRIPS = 10;

/** A sentence about requests, drips and time; empty when the settings do not tell enough. */
export function forecastOf(run: Pick<RunRequest, 'function' | 'cfg' | 'body'>, context: ForecastContext): string {
  const need = needOf(run, context);
  if (!need) return '';
  const { requests, drips } = need;
  const [one, three] = [1, 3].map((registers) => timeText(secondsFor(drips, registers, context.levelDrips)));
  const time = one === three ? `${one}` : `${one} with one register, ${three} with three`;
  return `About ${counted(requests, 'request')}, ${counted(Math.round(drips), 'drip')}: ${time}.`;
}

/** The bucket lets its free room through at once and the rest at its drip rate. Source: vendor's page Rate Limits. */
export function secondsFor(drips: number, registers: number, levelDrips: number): number {
  const roomDrips = Math.max(0, sizeDrips(registers) - RESERVE_DRIPS - levelDrips);
  return Math.max(0, drips - roomDrips) / dripsPerS(registers);
}

function needOf(
  { function: name, cfg, body }: Pick<RunRequest, 'function' | 'cfg' | 'body'>,
  context: ForecastContext,
) {
  if (name === 'createOrder') return needOfOrder(body);
  const objectType = typeof cfg['objectType'] === 'string' ? cfg['objectType'] : '';
  const entity = Object.hasOwn(catalogue, objectType) ? catalogue[objectType] : undefined;
  if (!entity) return undefined;
  if (name === 'pollEntity' || name === 'lookupObjects') return needOfList(entity, cfg, context);
  if (name === 'createObject') {
    return { requests: 1, drips: priceOf({ method: 'POST', entity, single: true, body }) };
  }
  if (name === 'updateObject') return { requests: 1, drips: priceOf({ method: 'PUT', entity, single: true, body }) };
  return undefined;
}

function needOfList(entity: Entity, cfg: RunRequest['cfg'], { countOf }: ForecastContext): Need | undefined {
  const count = countOf(entity);
  if (count === undefined) return undefined;
  const pageSize = Math.min(PAGE, Number(cfg['pageSize']) || PAGE);
  const maxPages = cfg['singlePagePerInterval'] === true ? 1 : Number(cfg['maxPages']) || Number.POSITIVE_INFINITY;
  const maxRecords = Math.min(count, Number(cfg['maxFetch']) || Number.POSITIVE_INFINITY);
  const requests = Math.max(1, Math.min(maxPages, Math.ceil(maxRecords / pageSize)));
  const relations = Array.isArray(cfg['relations']) ? cfg['relations'].map(String) : [];
  return { requests, drips: requests * priceOf({ method: 'GET', entity, single: false, relations }) };
}

/** The order, a line each, and three looks at what is there: before, between and after. */
function needOfOrder(body: unknown): Need | undefined {
  const lines = (body as { readonly lines?: unknown } | null)?.lines;
  if (!Array.isArray(lines)) return undefined;
  const [order, line] = [catalogue['Order'], catalogue['OrderLine']];
  const price = (entity: Entity | undefined) => priceOf({ method: 'POST', entity, single: true, body: {} });
  return { requests: lines.length + 4, drips: price(order) + lines.length * price(line) + 3 };
}

const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

function timeText(seconds: number): string {
  if (seconds < 2) return 'about a second';
  if (seconds < 100) return `${Math.round(seconds)} seconds`;
  return `${Math.round(seconds / 60)} minutes`;
}
