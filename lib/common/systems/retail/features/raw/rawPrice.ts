import type { Method } from '../../../../http/transport';
import type { AnyOf, Condition, Operator } from '../../../../model/query';
import { parseJson } from '../../../../util/collections';
import { priceOf } from '../../costs';
import { pathEntity } from './pathEntity';

export interface RawCall {
  readonly method: Method;
  /** Without suffix. */
  readonly path: string;
  /** Encoded. */
  readonly query?: string | undefined;
  readonly body?: unknown;
}

/** The price of a user's request, as far as path, query and body show it; 1 for an unknown path. */
export function rawPrice({ method, path, query = '', body }: RawCall): number {
  const place = pathEntity(path);
  const parameters = new URLSearchParams(query);
  return priceOf({
    method,
    entity: place?.entity,
    // A write is about one record, also one that creates by POST to the list's path.
    single: method !== 'GET' || place?.single === true,
    relations: relationsIn(parameters.get('load_relations')),
    filters: alternativesIn(query),
    countOnly: method === 'GET' && parameters.get('count') === '1',
    body: method === 'POST' || method === 'PUT' ? body : undefined,
  });
}

function relationsIn(text: string | null): readonly string[] {
  if (text === 'all') return ['all'];
  // The vendor refuses a text that is no list.
  const names = parseJson(text ?? '[]');
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

/** From the raw text: decoding it first would hide which `|` part the alternatives. */
const alternativesIn = (query: string): AnyOf[] =>
  query
    .split('&')
    .filter((pair) => pair.startsWith('or='))
    .map((pair) => ({ anyOf: pair.slice('or='.length).split('|').map(operandOf) }));

function operandOf(raw: string): Condition {
  const [, field = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(new URLSearchParams(`x=${raw}`).get('x') ?? '') ?? [];
  const operator = /^(>=?|<=?|><),/.exec(value)?.[1] as Operator | undefined;
  return { field: field.trim(), operator: operator ?? '=', values: [] };
}
