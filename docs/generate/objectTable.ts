import { pollFields } from '../../lib/common/model/pollFields';
import { silentLog } from '../../lib/common/util/log';
import { callMethod } from '../../runner/callMethod';
import { loadFunction } from '../../runner/sailor';
import type { DocumentedSystem } from './documentedSystems';
import { table } from './markdown';

/** What can be done with each object: what the functions offer in their forms. */
export async function objectTable(system: DocumentedSystem): Promise<string> {
  const [polled, one, several, created, updated, deleted] = await Promise.all(
    FUNCTIONS.map((name) => offeredBy(system, name)),
  );
  const objects = Object.values(system.catalogue).filter(({ kind }) => kind === 'entity' || kind === 'report');
  return table(
    ['Object', 'Poll', 'Look up', 'Create', 'Update', 'Delete'],
    objects.map(({ entity, plural, deprecated, operations, writtenByKey }) => [
      `[${plural}](objects/${entity}.md) (\`${entity}\`)${deprecated ? ', deprecated' : ''}`,
      polled?.has(entity) ? pollCell(system, entity) : '',
      lookupCell(one?.has(entity), several?.has(entity)),
      created?.has(entity) ? 'yes' : writtenByKey ? 'by upsert' : '',
      updated?.has(entity) ? 'yes' : '',
      deleted?.has(entity) ? operations.delete || '' : '',
    ]),
  );
}

const FUNCTIONS = ['pollEntity', 'lookupObject', 'lookupObjects', 'createObject', 'updateObject', 'deleteObject'];

async function offeredBy(system: DocumentedSystem, name: string): Promise<ReadonlySet<string>> {
  const module = await loadFunction(name);
  return new Set(
    Object.keys(
      (await callMethod(module, 'getObjectTypes', { cfg: { system: system.name }, log: silentLog })) as object,
    ),
  );
}

function lookupCell(isOne = false, isSeveral = false): string {
  if (isOne) return isSeveral ? 'yes' : 'one';
  return isSeveral ? 'several' : '';
}

function pollCell({ catalogue }: DocumentedSystem, name: string): string {
  const entity = catalogue[name];
  const [best] = entity ? pollFields(entity) : [];
  return best === undefined || best.by === 'id' ? 'new ones' : `\`${best.field}\``;
}
