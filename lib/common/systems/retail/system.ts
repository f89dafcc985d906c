import type { CreateAllContext } from '../../children/createAll';
import type { RecordStore } from '../system';
import { retailCatalogue } from './catalogue';
import type { RetailClient } from './client/request';
import type { RetailContext } from './context';
import { readPages } from './paging/pages';
import { getRecord } from './reads';
import { createRecord } from './writes/createRecord';
import { resolveChange } from './writes/resolveChange';
import { removeRecord, updateRecord } from './writes/writes';

/** The records of Lightspeed Retail (R-Series), and the client for all else that this system has. */
export interface RetailSystem extends RecordStore {
  readonly client: RetailClient;
}

/** The system and the run that an order or a count is made in, with its children. */
export interface ParentContext extends CreateAllContext {
  readonly system: RetailSystem;
}

export function createRetailSystem(context: RetailContext): RetailSystem {
  const get: RecordStore['get'] = (ref, options = {}) => getRecord(context, ref, options);
  return {
    catalogue: retailCatalogue,
    client: context.client,
    pages: (query, options = {}) => readPages(context, query, options),
    get,
    create: (draft, options = {}) => createRecord(context, draft, options),
    async update(ref, fields, options) {
      return updateRecord(context, ref, options ? await resolveChange({ get }, { ref, fields, ...options }) : fields);
    },
    remove: (ref) => removeRecord(context, ref),
  };
}
