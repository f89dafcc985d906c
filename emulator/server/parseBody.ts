import busboy from 'busboy';
import type { BodyPart } from '../types';

/** The body of a request as far as it could be read. */
export type ParsedBody =
  | { readonly kind: 'none' }
  /** `declared`: the content type said JSON; without it JSON is accepted as well, where the caller wants to. */
  | { readonly kind: 'json'; readonly value: unknown; readonly declared: boolean }
  | { readonly kind: 'multipart'; readonly parts: readonly BodyPart[] }
  | { readonly kind: 'malformed' };

export async function parseBody(content: Buffer, contentType = ''): Promise<ParsedBody> {
  if (content.length === 0) return { kind: 'none' };
  try {
    if (/^multipart\/form-data/i.test(contentType)) {
      return { kind: 'multipart', parts: await parseParts(content, contentType) };
    }
    return { kind: 'json', value: JSON.parse(content.toString('utf8')), declared: /json/i.test(contentType) };
  } catch {
    return { kind: 'malformed' };
  }
}

function parseParts(content: Buffer, contentType: string): Promise<BodyPart[]> {
  return new Promise((resolve, reject) => {
    const parts: BodyPart[] = [];
    const parser = busboy({ headers: { 'content-type': contentType } });
    parser.on('field', (name, value, { mimeType }) => {
      parts.push({ name, contentType: mimeType, content: Buffer.from(value) });
    });
    parser.on('file', (name, stream, { filename, mimeType }: { filename?: string; mimeType: string }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const content = Buffer.concat(chunks);
        parts.push({ name, contentType: mimeType, content, ...(filename !== undefined && { fileName: filename }) });
      });
    });
    parser.on('error', reject);
    parser.on('close', () => resolve(parts));
    parser.end(content);
  });
}
