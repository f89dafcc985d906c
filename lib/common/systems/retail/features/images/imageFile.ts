import type { Download } from '../../../../http/download';
import { InputError } from '../../../../util/errors';

/** An image that is being read, and has begun like one. */
export interface ImageFile {
  /** Made of the link's, with the ending of the image's kind. */
  readonly fileName: string;
  readonly contentType: string;
  readonly sizeBytes: number | undefined;
  /** Fails with an `InputError` when the image turns out to be too large. */
  readonly bytes: AsyncIterable<Buffer>;
}

/** Lightspeed's pages on images name no greatest size; its sister product (X-Series) takes 10 MB. */
export const MAX_IMAGE_BYTES = 10 * 1024 * 1024;

/**
 * Reads the beginning of an image and checks it. The first bytes tell the kind: object storages often do not know it.
 *
 * @throws InputError for anything but a JPEG, PNG or GIF, and for an image of more than `maxBytes`
 */
export async function imageFile(download: Download, maxBytes = MAX_IMAGE_BYTES): Promise<ImageFile> {
  const { sizeBytes, bytes } = download;
  if (sizeBytes !== undefined && sizeBytes > maxBytes) {
    throw tooLarge(maxBytes);
  }
  const beginning = await readBeginning(bytes);
  const kind = KINDS.find(({ begins }) => begins.some((each) => beginning.subarray(0, each.length).equals(each)));
  if (!kind) {
    throw new InputError('The file behind "url" is no image that Lightspeed takes: it must be a JPEG, PNG or GIF.');
  }
  return {
    fileName: `${stemOf(download.path)}.${kind.ending}`,
    contentType: kind.contentType,
    sizeBytes,
    bytes: counted(beginning, bytes, maxBytes),
  };
}

const KINDS = [
  { ending: 'jpg', contentType: 'image/jpeg', begins: [Buffer.from([0xff, 0xd8, 0xff])] },
  { ending: 'png', contentType: 'image/png', begins: [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')] },
  { ending: 'gif', contentType: 'image/gif', begins: [Buffer.from('GIF87a'), Buffer.from('GIF89a')] },
] as const;

const MAX_SIGNATURE_BYTES = 8;

async function readBeginning(bytes: AsyncGenerator<Buffer>): Promise<Buffer> {
  let beginning = Buffer.alloc(0);
  while (beginning.length < MAX_SIGNATURE_BYTES) {
    const { done, value } = await bytes.next();
    if (done) break;
    beginning = Buffer.concat([beginning, value]);
  }
  return beginning;
}

/** Letters, digits and dashes, no dot but the one before the ending. Source: vendor's help on image file names. */
function stemOf(path: string): string {
  const name = path.split('/').at(-1) ?? '';
  return (
    name
      .replace(/\.\w+$/, '')
      .replace(/[^A-Za-z0-9_-]+/g, '-')
      .slice(0, MAX_STEM) || 'image'
  );
}

const MAX_STEM = 100;

async function* counted(beginning: Buffer, rest: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let size = beginning.length;
  yield beginning;
  for await (const chunk of rest) {
    size += chunk.length;
    if (size > maxBytes) {
      throw tooLarge(maxBytes);
    }
    yield chunk;
  }
}

const tooLarge = (maxBytes: number) =>
  new InputError(`The image behind "url" is larger than ${maxBytes / 1024 / 1024} MB; Lightspeed did not get it.`);
