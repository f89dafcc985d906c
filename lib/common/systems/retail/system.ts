import type { System } from '../system';
import { retailCatalogue } from './catalogue';
import type { PageDeps } from './pageFetch';
import { readPages } from './pages';
import { getRecord } from './reads';
import type { RetailClient } from './request';
import { createRecord, removeRecord, updateRecord } from './writes';

/** Lightspeed Retail (R-Series) behind the port, and its client for what only this system has. */
export interface RetailSystem extends System {
  readonly client: RetailClient;
}

export const createRetailSystem = (client: RetailClient, deps: PageDeps): RetailSystem => ({
  catalogue: retailCatalogue,
  client,
  pages: (query, options = {}) => readPages(client, query, options, deps),
  get: (ref, options = {}) => getRecord(client, ref, options, deps),
  create: (draft, options = {}) => createRecord(client, draft, options),
  update: (ref, fields) => updateRecord(client, ref, fields),
  remove: (ref) => removeRecord(client, ref),
});
