import { pollFields } from '../../lib/common/polling/pollable';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { canCreate, canUpdate } from '../../lib/common/systems/retail/writes/allowedWrites';

/** The table of the README that tells what can be done with each object, as the catalogue has it. */
export function completenessMatrix(): string {
  const rows = Object.values(retailCatalogue)
    .filter(({ kind }) => kind === 'entity' || kind === 'report')
    .map((entity) => {
      const [best] = pollFields(entity);
      const { get, list } = entity.operations;
      return [
        `${entity.plural} (\`${entity.entity}\`)${entity.deprecated ? ', deprecated' : ''}`,
        best === undefined ? '' : best.by === 'id' ? 'new ones' : `\`${best.field}\``,
        list ? 'yes' : get ? 'by id' : '',
        canCreate(entity) ? 'yes' : '',
        canUpdate(entity) ? 'yes' : '',
        entity.operations.delete || '',
      ];
    });
  const head = ['Object', 'Poll', 'Look up', 'Create', 'Update', 'Delete'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
