import type { HttpRequest, HttpResponse, Transport } from '../../lib/common/http/transport';
import type { Clock } from '../../lib/common/util/clock';
import { answer } from '../support/scriptedTransport';

type Card = Record<string, string>;

export interface CardVendor extends Transport {
  readonly cards: readonly Card[];
  /** `GET LoyaltyCard?number=L-0001`: every request, in order. */
  readonly wire: string[];
  /** The next creation is carried out, and its answer gets lost. */
  loseNextCreation(): void;
}

/** A server that knows loyalty cards and nothing else, and sends every value as text, as the vendor does. */
export function cardVendor(clock: Clock): CardVendor {
  const cards: Card[] = [];
  const wire: string[] = [];
  let isLost = false;
  const reply = (status: number, body: unknown) =>
    answer(status, body, { date: new Date(clock.nowMs()).toUTCString(), 'x-ls-api-bucket-level': '1/90' });
  const shown = (card: Card | undefined) =>
    reply(card ? 200 : 404, card ? { '@attributes': { count: '1' }, LoyaltyCard: card } : {});
  const touch = (card: Card, fields: object) =>
    Object.assign(card, textsOf(fields), { timeStamp: `${new Date(clock.nowMs()).toISOString().slice(0, 19)}+00:00` });

  function created(body: object): HttpResponse {
    const card = touch({ loyaltyCardID: String(cards.length + 1), archived: 'false' }, body);
    cards.push(card);
    const isGone = isLost;
    isLost = false;
    return isGone ? reply(502, '') : shown(card);
  }

  function handle({ method, url, body }: HttpRequest): HttpResponse {
    const { pathname, searchParams } = new URL(url);
    const [, id] = /\/LoyaltyCard(?:\/(\d+))?\.json$/.exec(pathname) ?? [];
    wire.push(`${method} ${id ?? 'list'}`);
    const card = cards.find(({ loyaltyCardID }) => loyaltyCardID === id);
    if (method === 'POST') return created(JSON.parse(String(body)));
    if (method === 'PUT' && card) touch(card, JSON.parse(String(body)));
    if (method === 'DELETE' && card) touch(card, { archived: 'true' });
    if (id !== undefined) return shown(card);
    const found = cards.filter((each) => [...searchParams].every(([name, value]) => meets(each[name], value)));
    return reply(200, { '@attributes': { next: '', previous: '' }, LoyaltyCard: found });
  }

  return { cards, wire, loseNextCreation: () => (isLost = true), send: async (request) => handle(request) };
}

const textsOf = (fields: object): Card =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));

/** Parameters that are no fields steer the list and exclude nothing. */
function meets(stored: string | undefined, filter: string): boolean {
  if (stored === undefined || filter === 'true' || filter === 'false') return true;
  const [, operator, value = ''] = /^(>=|<=|><|>|<|)(?:,)?(.*)$/s.exec(filter) ?? [];
  const [low = '', high = ''] = value.split(',').map(comparable);
  const own = comparable(stored);
  if (operator === '><') return own >= low && own <= high;
  if (operator === '') return own === low;
  return operator?.startsWith('>')
    ? own > low || (operator === '>=' && own === low)
    : own < low || (operator === '<=' && own === low);
}

/** Numbers, then times, then texts: each kind compares by its own order. */
const comparable = (text: string): number | string =>
  /^\d+$/.test(text) ? Number(text) : /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : text;
