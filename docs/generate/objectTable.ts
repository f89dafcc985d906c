import { pollFields } from '../../lib/common/model/pollFields';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { silentLog } from '../../lib/common/util/log';
import { callMethod } from '../../runner/callMethod';
import { loadFunction } from '../../runner/sailor';
import { table } from './markdown';

/** What can be done with each object: what the functions offer in their forms. */
export async function objectTable(): Promise<string> {
  const [polled, one, several, created, updated, deleted] = await Promise.all(FUNCTIONS.map(offeredBy));
  const objects = Object.values(retailCatalogue).filter(({ kind }) => kind === 'entity' || kind === 'report');
  return table(
    ['Object', 'Poll', 'Look up', 'Create', 'Update', 'Delete'],
    objects.map(({ entity, plural, deprecated, operations }) => [
      `[${plural}](objects/${entity}.md) (\`${entity}\`)${deprecated ? ', deprecated' : ''}`,
      polled?.has(entity) ? pollCell(entity) : '',
      lookupCell(one?.has(entity), several?.has(entity)),
      created?.has(entity) ? 'yes' : '',
      updated?.has(entity) ? 'yes' : '',
      deleted?.has(entity) ? operations.delete || '' : '',
    ]),
  );
}

const FUNCTIONS = ['pollEntity', 'lookupObject', 'lookupObjects', 'createObject', 'updateObject', 'deleteObject'];

async function offeredBy(name: string): Promise<ReadonlySet<string>> {
  const module = await loadFunction(name);
  return new Set(Object.keys((await callMethod(module, 'getObjectTypes', { cfg: {}, log: silentLog })) as object));
}

function lookupCell(isOne = false, isSeveral = false): string {
  if (isOne) return isSeveral ? 'yes' : 'one';
  return isSeveral ? 'several' : '';
}

function pollCell(name: string): string {
  const entity = retailCatalogue[name];
  const [best] = entity ? pollFields(entity) : [];
  return best === undefined || best.by === 'id' ? 'new ones' : `\`${best.field}\``;
}
