import { caption, type FormSchema, fieldSchema } from '../common/forms/fieldSchema';
import { recordSchema } from '../common/forms/metadata';
import type { Catalogue, Entity } from '../common/model/entity';
import { readParts, without } from '../common/model/recordInput';
import type { Message } from '../common/platform/context';
import { textField } from '../common/platform/fields';
import { emitRecord } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import { retailCatalogue } from '../common/systems/retail/catalogue';
import { itemImage } from '../common/systems/retail/catalogue/itemImage';
import { itemMatrixImage } from '../common/systems/retail/catalogue/itemMatrixImage';
import { uploadImage } from '../common/systems/retail/features/images/uploadImage';
import { getOwn } from '../common/util/collections';
import { isGiven } from '../common/util/given';
import { messageError } from '../common/util/issues';

/** What an image can belong to: the id that names it -> the images below it. */
const OWNERS: Readonly<Record<string, Entity>> = { itemID: itemImage, itemMatrixID: itemMatrixImage };

/** Uploads the image behind a link and emits its record. */
export async function uploadLinkedImage(session: Session, msg: Message): Promise<void> {
  const { system, files, stats } = session;
  const { url, draft } = readUpload(system.catalogue, msg.body);
  const { entity, fields, parents = {} } = draft;
  const image = await uploadImage(system.client, { entity, fields, parents, open: () => files.open(url) });
  await emitRecord(session, entity, image);
  stats.records++;
}

function readUpload(catalogue: Catalogue, { url: link, ...input }: Message['body']) {
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
  return { url, draft: readParts(catalogue, entity, without(input, otherOwners)) };
}

const run = inSession(uploadLinkedImage);

export { run as process };

export async function getMetaModel(): Promise<{ readonly in: FormSchema; readonly out: FormSchema }> {
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
