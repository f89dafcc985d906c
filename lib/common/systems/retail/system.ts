import type { System } from '../system';
import { retailCatalogue } from './catalogue';
import type { PageDeps } from './pageFetch';
import { readPages } from './pages';
import type { RetailClient } from './request';

/** Lightspeed Retail (R-Series) behind the port that triggers and actions use. */
export const createRetailSystem = (client: RetailClient, deps: PageDeps): System => ({
  catalogue: retailCatalogue,
  pages: (query, options = {}) => readPages(client, query, options, deps),
});
