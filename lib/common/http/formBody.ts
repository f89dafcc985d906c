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

/** A `multipart/form-data` body of a JSON part and a file, which is read while it is sent. Source: RFC 7578. */
export function formBody(json: { readonly name: string; readonly value: unknown }, file: FilePart): FormBody {
  const boundary = `lightspeed-${randomBytes(16).toString('hex')}`;
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="${json.name}"\r\nContent-Type: application/json\r\n\r\n` +
      `${JSON.stringify(json.value)}\r\n` +
      `--${boundary}\r\nContent-Disposition: form-data; name="${file.name}"; filename="${file.fileName}"\r\n` +
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

async function* concatenated(head: Buffer, bytes: AsyncIterable<Buffer>, tail: Buffer): AsyncGenerator<Buffer> {
  yield head;
  yield* bytes;
  yield tail;
}
