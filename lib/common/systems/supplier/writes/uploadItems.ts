import { type FormBody, formBody } from '../../../http/formBody';
import type { VendorRecord } from '../../../model/query';
import { throwIfInvalid } from '../../../util/issues';
import { catalogItem } from '../catalogue/catalogItem';
import { readAcceptance } from '../client/acceptance';
import type { SupplierClient } from '../client/client';
import { GONE_MEANINGS } from '../client/vendor';
import { fileItem, fileItemIssues } from './fileItem';

/**
 * Uploads items as one JSON file. A known `vendorSku` has its data replaced, so the same file again does no harm. The vendor
 * works on the file later, and reports faults in it in its back office. Sources: vendor's pages Product Catalog API Setup,
 * Product Data Definitions, SFTP Upload Setup Instructions.
 *
 * @returns the items as they were sent
 * @throws InputError that names all wrong items; ConfigurationError when the platform is gone
 */
export async function uploadItems(client: SupplierClient, items: readonly VendorRecord[]): Promise<VendorRecord[]> {
  const where = (index: number) => (items.length > 1 ? `item ${index + 1}: ` : '');
  throwIfInvalid(items.flatMap((item, index) => fileItemIssues(item).map((issue) => where(index) + issue)));
  const sent = items.map(fileItem);
  await client.send({
    method: 'POST',
    url: `${client.hosts.catalogue}/${catalogItem.path}`,
    form: () => fileForm(sent),
    repeat: 'always',
    read: readAcceptance,
    meanings: GONE_MEANINGS,
  });
  return sent;
}

function fileForm(items: readonly VendorRecord[]): FormBody {
  const content = Buffer.from(JSON.stringify(items));
  return formBody(undefined, {
    name: catalogItem.create?.multipart?.file ?? 'file',
    fileName: 'catalog.json',
    contentType: 'application/json',
    sizeBytes: content.length,
    bytes: pieces(content),
    close: () => {},
  });
}

async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
