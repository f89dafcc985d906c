import { caption, fieldSchema } from '../../../../forms/fieldSchema';
import { recordSchema } from '../../../../forms/metadata';
import type { Entity } from '../../../../model/entity';
import { readParts, without } from '../../../../model/recordInput';
import { getOwn } from '../../../../util/collections';
import { isGiven, textField } from '../../../../util/given';
import { messageError } from '../../../../util/issues';
import type { Forms, ImageService } from '../../../services';
import { retailCatalogue } from '../../catalogue';
import { itemImage } from '../../catalogue/itemImage';
import { itemMatrixImage } from '../../catalogue/itemMatrixImage';
import type { RetailClient } from '../../client/request';
import { uploadImage } from './uploadImage';

/** What an image can belong to: the id that names it -> the images below it. */
const OWNERS: Readonly<Record<string, Entity>> = { itemID: itemImage, itemMatrixID: itemMatrixImage };

export const imageService = (client: RetailClient): ImageService => ({
  async upload(body, open) {
    const { url, draft } = readUpload(body);
    const { entity, fields, parents = {} } = draft;
    return { entity, record: await uploadImage(client, { entity, fields, parents, open: () => open(url) }) };
  },
});

function readUpload({ url: link, ...input }: Readonly<Record<string, unknown>>) {
  const url = textField(link);
  const [owner, ...others] = Object.keys(OWNERS).filter((name) => isGiven(input[name]));
  const otherOwners = Object.keys(OWNERS).filter((name) => name !== owner);
  const entity = getOwn(OWNERS, owner ?? '');
  const isOwned = entity !== undefined && others.length === 0;
  if (!url || !isOwned) {
    throw messageError([
      ...(url ? [] : ['"url" is missing, the link to the image']),
      ...(isOwned ? [] : ['either "itemID" or "itemMatrixID" must be given: what the image belongs to']),
    ]);
  }
  return { url, draft: readParts(retailCatalogue, entity, without(input, otherOwners)) };
}

export function imageForms(): Forms {
  const { fields } = itemImage;
  const written = ['itemID', 'itemMatrixID', 'description', 'ordering'].flatMap((name) =>
    fields[name] ? [[name, fieldSchema(retailCatalogue, name, fields[name])]] : [],
  );
  const link = { type: 'string', required: true, ...caption('url', LINK_HELP) } as const;
  return {
    in: { type: 'object', properties: { url: link, ...Object.fromEntries(written) } },
    out: recordSchema(retailCatalogue, itemImage),
  };
}

const LINK_HELP =
  'link to a JPEG, PNG or GIF of at most 10 MB: https, or an attachment of the platform. Give "itemID" or "itemMatrixID" beside it, not both';
