import type { System } from '../system';
import { retailCatalogue } from './catalogue';
import type { RetailClient } from './client/request';
import type { RetailContext } from './context';
import { readPages } from './paging/pages';
import { getRecord } from './reads';
import { createRecord } from './writes/createRecord';
import { removeRecord, updateRecord } from './writes/writes';

/** Lightspeed Retail (R-Series) behind the port, and its client for what only this system has. */
export interface RetailSystem extends System {
  readonly client: RetailClient;
}

export const createRetailSystem = (context: RetailContext): RetailSystem => ({
  catalogue: retailCatalogue,
  client: context.client,
  pages: (query, options = {}) => readPages(context, query, options),
  get: (ref, options = {}) => getRecord(context, ref, options),
  create: (draft, options = {}) => createRecord(context, draft, options),
  update: (ref, fields) => updateRecord(context, ref, fields),
  remove: (ref) => removeRecord(context, ref),
});
