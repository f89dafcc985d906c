import type { Download } from '../../../../http/download';
import { type FormBody, formBody } from '../../../../http/formBody';
import type { Entity } from '../../../../model/entity';
import type { VendorRecord } from '../../../../model/query';
import { type LightspeedError, OutcomeUnknownError, withMessage } from '../../../../util/errors';
import { retailCatalogue } from '../../catalogue';
import type { RetailClient } from '../../client/request';
import { priceOf } from '../../costs';
import { collectionPath } from '../../paths';
import { normalize } from '../../records/normalize';
import { recordIn } from '../../records/record';
import { imageFile } from './imageFile';

export interface ImageUpload {
  /** `ItemImage` or `ItemMatrixImage`. */
  readonly entity: Entity;
  readonly parents: Readonly<Record<string, string>>;
  /** Caption and position; what the user gave, and nothing else. */
  readonly fields: VendorRecord;
  /** Opens the file, again for each attempt: it is not kept, but passed on as it comes. */
  readonly open: () => Promise<Download>;
}

/**
 * Uploads an image and returns its record. An upload makes a new image each time, so it is never repeated when it is not
 * known whether an earlier attempt made one. Source: vendor's pages Item Image, Item Matrix Image.
 *
 * @throws InputError when the file is no image that Lightspeed takes, or too large
 * @throws OutcomeUnknownError
 */
export async function uploadImage(client: RetailClient, upload: ImageUpload): Promise<VendorRecord> {
  const { entity, parents } = upload;
  const answer = await client
    .send({
      method: 'POST',
      path: collectionPath(entity, parents),
      form: () => formOf(upload),
      costDrips: priceOf({ method: 'POST', entity, single: true }),
      repeat: 'ifNotDone',
      scopes: entity.scopes,
    })
    .catch((error: unknown) => {
      throw error instanceof OutcomeUnknownError ? unclear(upload, error) : error;
    });
  const raw = recordIn(entity, answer.body);
  if (!raw) throw unclear(upload, new OutcomeUnknownError(NO_IMAGE, { status: answer.status }));
  return normalize(entity, raw, retailCatalogue);
}

const NO_IMAGE = 'It is not known whether the image was kept: Lightspeed answered with something else.';

async function formOf({ entity, fields, open }: ImageUpload): Promise<FormBody> {
  const { file, metadata } = entity.create?.multipart ?? {};
  const download = await open();
  try {
    const image = await imageFile(download);
    const part = { ...image, name: file ?? 'image', close: download.close };
    return formBody({ name: metadata ?? 'data', value: fields }, part);
  } catch (error) {
    download.close();
    throw error;
  }
}

function unclear({ entity, parents }: ImageUpload, error: LightspeedError): LightspeedError {
  const place = Object.entries(parents).map(([name, id]) => `${name} ${id}`);
  return withMessage(
    error,
    `${error.message} It is done if the image is among the ${entity.plural} of ${place.join()}.`,
  );
}
