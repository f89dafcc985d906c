import type { DocumentService, SystemForms } from '../../../services';
import { retailCatalogue } from '../../catalogue';
import type { RetailClient } from '../../client/request';
import { printDocument } from './printDocument';
import { printForm, readPrintInput } from './printInput';

export const documentService = (client: RetailClient): DocumentService => ({
  async *print(entity, body) {
    const { ids, parameters } = readPrintInput(entity, body);
    for (const id of ids) yield { id, ...(await printDocument(client, { entity, id, parameters })) };
  },
});

/** The documents that can be printed, each with the form of its message. */
export const documentForms: NonNullable<SystemForms['documents']> = Object.fromEntries(
  Object.values(retailCatalogue)
    .filter(({ kind }) => kind === 'document')
    .map((entity) => [entity.entity, { entity, in: printForm(entity) }]),
);
