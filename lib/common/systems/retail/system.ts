import type { System } from '../system';
import { retailCatalogue } from './catalogue';
import type { RetailClient } from './client/request';
import type { PageDeps } from './paging/pageFetch';
import { readPages } from './paging/pages';
import { getRecord } from './reads';
import { createRecord } from './writes/createRecord';
import { removeRecord, updateRecord } from './writes/writes';

/** Lightspeed Retail (R-Series) behind the port, and its client for what only this system has. */
export interface RetailSystem extends System {
  readonly client: RetailClient;
}

export const createRetailSystem = (client: RetailClient, deps: PageDeps): RetailSystem => ({
  catalogue: retailCatalogue,
  client,
  pages: (query, options = {}) => readPages(client, query, options, deps),
  get: (ref, options = {}) => getRecord(client, ref, options, deps),
  create: (draft, options = {}) => createRecord({ client, deps }, draft, options),
  update: (ref, fields) => updateRecord({ client, deps }, ref, fields),
  remove: (ref) => removeRecord({ client, deps }, ref),
});
