import type { CreateAllContext } from '../../children/createAll';
import type { RecordStore } from '../system';
import { retailCatalogue } from './catalogue';
import type { RetailClient } from './client/request';
import type { RetailContext } from './context';
import { readPages } from './paging/pages';
import { getRecord } from './reads';

/** The records of Lightspeed Retail (R-Series), and the client for all else that this system has. */
export interface RetailSystem extends RecordStore {
  readonly client: RetailClient;
}

/** The system and the run that an order or a count is made in, with its children. */
export interface ParentContext extends CreateAllContext {
  readonly system: RetailSystem;
}

// Loaded for the first write: a step that reads starts without them.
const creation = () => require('./writes/createRecord') as typeof import('./writes/createRecord');
const resolution = () => require('./writes/resolveChange') as typeof import('./writes/resolveChange');
const writes = () => require('./writes/writes') as typeof import('./writes/writes');

export function createRetailSystem(context: RetailContext): RetailSystem {
  const get: RecordStore['get'] = (ref, options = {}) => getRecord(context, ref, options);
  return {
    catalogue: retailCatalogue,
    client: context.client,
    pages: (query, options = {}) => readPages(context, query, options),
    get,
    create: (draft, options = {}) => creation().createRecord(context, draft, options),
    async update(ref, fields, options) {
      const resolved = options ? await resolution().resolveChange({ get }, { ref, fields, ...options }) : fields;
      return writes().updateRecord(context, ref, resolved);
    },
    remove: (ref) => writes().removeRecord(context, ref),
  };
}
