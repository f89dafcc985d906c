import type { Entity } from '../../../../model/entity';
import { getOwn, isObject } from '../../../../util/collections';
import { NotFoundError, ProtocolError } from '../../../../util/errors';
import type { PrintedDocument } from '../../../services';
import { retailCatalogue } from '../../catalogue';
import type { RetailClient, RetailRequest } from '../../client/request';
import { priceOf } from '../../costs';
import { recordPath } from '../../paths';
import { encodeValue } from '../../query/encode';
import { normalize, recordsOf } from '../../records/normalize';
import { recordsIn } from '../../records/record';

/** One document to print. */
export interface PrintJob {
  /** Of kind `document`. */
  readonly entity: Entity;
  /** Of the record that is printed. */
  readonly id: string;
  /** Values of the document's own query parameters, `template` among them. */
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Prints a document: reads its data, then its page. Two requests. Source: vendor's pages Display Template.
 *
 * @throws NotFoundError when there is nothing to print
 */
export async function printDocument(client: RetailClient, job: PrintJob): Promise<Omit<PrintedDocument, 'id'>> {
  const { entity, id, parameters } = job;
  const ofData = Object.entries(parameters).filter(([name]) => !isOfPage(entity, name));
  const { body, status } = await client.send({ ...reading(job), query: queryOf(ofData) });
  if (isNothing(entity, body)) {
    throw new NotFoundError(`${entity.label} ${id}: there is nothing to print.${hintFor(entity)}`);
  }
  const [raw] = recordsIn(entity, body) ?? [];
  if (!raw)
    throw new ProtocolError(`${entity.label} ${id}: Lightspeed answered with something else (status ${status}).`);
  const data = normalize(entity, raw, retailCatalogue, entity.fixedRelations);
  const page = await client.send({ ...reading(job), query: queryOf(Object.entries(parameters)), format: 'html' });
  return { html: String(page.body), data };
}

/** The envelope is empty, or missing beside `@attributes`. */
const isNothing = (entity: Entity, body: unknown): boolean =>
  isObject(body) &&
  Object.keys(body).every((name) => name === '@attributes' || name === entity.envelope) &&
  Object.keys(body).length > 0 &&
  recordsOf(entity, body).length === 0;

const isOfPage = ({ queryParams }: Entity, name: string): boolean => getOwn(queryParams, name)?.pageOnly === true;

const reading = ({ entity, id }: PrintJob): RetailRequest => ({
  method: 'GET',
  path: recordPath(entity, id),
  costDrips: priceOf({ method: 'GET', entity, single: true }),
  repeat: 'always',
  scopes: entity.scopes,
});

const queryOf = (parameters: readonly (readonly [string, string])[]): string | undefined =>
  parameters.map(([name, value]) => `${name}=${encodeValue(value)}`).join('&') || undefined;

const hintFor = ({ queryParams = {} }: Entity): string =>
  'all_labels' in queryParams ? ' Without "all_labels" only lines that were checked in have labels.' : '';
