import type { Entity, Multipart } from '../../../lib/common/model/entity';
import type { Row } from '../../data/row';
import type { ApiCall, BodyPart } from '../../types';
import { badRequest, invalid } from '../apiError';
import { asObject } from '../write/fields';

/** A file with what the request says about it. */
export interface Upload {
  readonly metadata: Row;
  readonly fileName: string;
  readonly content: Buffer;
}

/** No page names a limit; this one is strict on purpose. */
const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** Pages speak of images without naming formats: only the three that nobody refuses. */
const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/gif'];

/**
 * Takes a multipart form apart: one part with the file, one with JSON metadata or, where the entity's page wants that,
 * each field as a part of its own. Parts that the page does not name are refused.
 */
export function readUpload(entity: Entity, multipart: Multipart, { parts }: ApiCall): Upload {
  if (!parts) {
    throw badRequest(`${entity.entity}: the body must be multipart/form-data.`);
  }
  const { file: fileName, metadata: metadataName } = multipart;
  const file = parts.find((part) => part.name === fileName);
  if (!file) {
    throw badRequest(`${entity.entity}: the form needs the file in a part named ${fileName}.`);
  }
  checkFile(entity, multipart, file);
  const others = parts.filter((part) => part !== file);
  const metadata = metadataName === null ? plainFields(entity, others) : jsonFields(entity, metadataName, others);
  return { metadata, fileName: file.fileName ?? '', content: file.content };
}

function checkFile({ entity }: Entity, { file, contentType }: Multipart, { content, ...part }: BodyPart): void {
  const allowed = contentType === undefined ? IMAGE_TYPES : [contentType];
  if (!allowed.includes(part.contentType ?? '') || !part.fileName) {
    throw invalid(`${entity}: the part ${file} must be a named file of the type ${allowed.join(', ')}.`);
  }
  if (content.length === 0 || content.length > MAX_FILE_BYTES) {
    throw invalid(`${entity}: the file must have 1 to ${MAX_FILE_BYTES} bytes.`);
  }
}

function plainFields({ entity, create }: Entity, parts: readonly BodyPart[]): Row {
  const unknown = parts.find((part) => !create?.fields.includes(part.name));
  if (unknown) {
    throw badRequest(`${entity}: the form has no part ${unknown.name}.`);
  }
  return Object.fromEntries(parts.map((part) => [part.name, part.content.toString('utf8')]));
}

function jsonFields({ entity }: Entity, name: string, parts: readonly BodyPart[]): Row {
  const [data, ...more] = parts;
  if (data?.name !== name || more.length > 0) {
    throw badRequest(`${entity}: beside the file the form needs one part named ${name}, with the fields as JSON.`);
  }
  try {
    return asObject(JSON.parse(data.content.toString('utf8')), `The part ${name}`);
  } catch {
    throw badRequest(`${entity}: the part ${name} must be a JSON object.`);
  }
}
