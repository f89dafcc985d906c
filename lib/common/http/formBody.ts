import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

/** A multipart body; it can be sent once. */
export interface FormBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Readable;
}

/** A part that holds a file. */
export interface FilePart {
  readonly name: string;
  /** Letters, digits, `-`, `_` and `.` only. */
  readonly fileName: string;
  readonly contentType: string;
  /** Undefined: unknown; the body is sent in chunks. */
  readonly sizeBytes: number | undefined;
  readonly bytes: AsyncIterable<Buffer>;
  /** Called at the end of the body, also after an error. */
  readonly close: () => void;
}

/**
 * A `multipart/form-data` body of a file, which is read while it is sent, and of a JSON part before it, if there is one.
 * Source: RFC 7578.
 */
export function formBody(
  json: { readonly name: string; readonly value: unknown } | undefined,
  file: FilePart,
): FormBody {
  const boundary = `lightspeed-${randomBytes(16).toString('hex')}`;
  const head = Buffer.from(
    `${json ? jsonPart(json, boundary) : ''}--${boundary}\r\n` +
      `Content-Disposition: form-data; name="${file.name}"; filename="${file.fileName}"\r\n` +
      `Content-Type: ${file.contentType}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const content = Readable.from(concatenated(head, file.bytes, tail), { objectMode: false });
  content.once('close', file.close);
  return {
    headers: {
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
      ...(file.sizeBytes !== undefined && { 'Content-Length': String(head.length + file.sizeBytes + tail.length) }),
    },
    content,
  };
}

const jsonPart = ({ name, value }: { readonly name: string; readonly value: unknown }, boundary: string): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: application/json\r\n\r\n` +
  `${JSON.stringify(value)}\r\n`;

async function* concatenated(head: Buffer, bytes: AsyncIterable<Buffer>, tail: Buffer): AsyncGenerator<Buffer> {
  yield head;
  yield* bytes;
  yield tail;
}
