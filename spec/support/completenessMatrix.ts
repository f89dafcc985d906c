import * as createObject from '../../lib/actions/createObject';
import * as deleteObject from '../../lib/actions/deleteObject';
import * as lookupObject from '../../lib/actions/lookupObject';
import * as lookupObjects from '../../lib/actions/lookupObjects';
import * as updateObject from '../../lib/actions/updateObject';
import type { Entity } from '../../lib/common/model/entity';
import { pollFields } from '../../lib/common/model/pollFields';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import * as pollEntity from '../../lib/triggers/pollEntity';

/** The table of the README that tells what can be done with each object: what the functions offer in their forms. */
export async function completenessMatrix(): Promise<string> {
  const [polled, one, several, created, updated, deleted] = await Promise.all(
    [pollEntity, lookupObject, lookupObjects, createObject, updateObject, deleteObject].map(offered),
  );
  const rows = Object.values(retailCatalogue)
    .filter(({ kind }) => kind === 'entity' || kind === 'report')
    .map((entity) => {
      const is = (names: ReadonlySet<string> | undefined) => names?.has(entity.entity) === true;
      return [
        `${entity.plural} (\`${entity.entity}\`)${entity.deprecated ? ', deprecated' : ''}`,
        is(polled) ? pollCell(entity) : '',
        is(one) ? (is(several) ? 'yes' : 'one') : is(several) ? 'several' : '',
        is(created) ? 'yes' : '',
        is(updated) ? 'yes' : '',
        is(deleted) ? entity.operations.delete || '' : '',
      ];
    });
  const head = ['Object', 'Poll', 'Look up', 'Create', 'Update', 'Delete'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const offered = async ({ getObjectTypes }: Pick<typeof lookupObject, 'getObjectTypes'>): Promise<ReadonlySet<string>> =>
  new Set(Object.keys(await getObjectTypes({})));

function pollCell(entity: Entity): string {
  const [best] = pollFields(entity);
  return best === undefined || best.by === 'id' ? 'new ones' : `\`${best.field}\``;
}
