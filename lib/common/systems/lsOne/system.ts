import type { VendorRecord } from '../../model/query';
import type { Lookup, RecordStore, System } from '../system';
import { lsOneCatalogue } from './catalogue';
import type { LsOneContext } from './context';
import { filteredPages } from './reads/filteredPages';
import { getRecord } from './reads/getRecord';
import { searchRecords } from './reads/searchRecords';
import { createRecord } from './writes/createRecord';
import { removeRecord } from './writes/removeRecord';
import { updateRecord } from './writes/updateRecord';

/** Records of one connection. */
export type LsOneRecords = RecordStore & Pick<System, 'search' | 'count' | 'find' | 'findSet'>;

export function createLsOneRecords(context: LsOneContext): LsOneRecords {
  /** Records are looked up by their key alone: no other field of them is unique. */
  const find = async ({
    entity,
    value,
    parents,
    relations = [],
  }: Omit<Lookup, 'criterion'>): Promise<VendorRecord[]> => {
    const record = await getRecord(context, { entity, id: value, parents }, { relations });
    return record ? [record] : [];
  };
  return {
    catalogue: lsOneCatalogue,
    pages: (query, options) => filteredPages(context, query, options),
    get: (ref, options) => getRecord(context, ref, options),
    create: (draft, options) => createRecord(context, draft, options),
    update: (ref, fields, options) => updateRecord(context, ref, fields, options),
    remove: (ref) => removeRecord(context, ref),
    search: (request) => searchRecords(context, request),
    async count(request) {
      let count = 0;
      for await (const batch of searchRecords(context, { ...request, relations: [], sort: undefined }))
        count += batch.length;
      return count;
    },
    find,
    async findSet({ values, ...lookup }) {
      const found = new Map<string, readonly VendorRecord[]>();
      for (const value of values) {
        const records = await find({ ...lookup, value });
        if (records.length > 0) found.set(value, records);
      }
      return found;
    },
  };
}
