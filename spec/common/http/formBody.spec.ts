import { text } from 'node:stream/consumers';
import busboy from 'busboy';
import { expect } from 'chai';
import { type FilePart, formBody } from '../../../lib/common/http/formBody';

async function* pieces(...texts: string[]): AsyncGenerator<Buffer> {
  for (const piece of texts) yield Buffer.from(piece);
}

const fileOf = (part: Partial<FilePart>): FilePart => ({
  name: 'image',
  fileName: 'a.png',
  contentType: 'image/png',
  sizeBytes: undefined,
  bytes: pieces('one ', 'two'),
  close: () => {},
  ...part,
});

describe('formBody', () => {
  it('is read by others as one part of JSON and one file', async () => {
    const { headers, content } = formBody({ name: 'data', value: { description: 'Grün' } }, fileOf({}));
    const parts: (readonly unknown[])[] = [];
    const files: Promise<unknown>[] = [];
    const parser = busboy({ headers: { 'content-type': headers['Content-Type'] ?? '' } });
    parser.on('field', (name, value, { mimeType }) => parts.push([name, value, mimeType]));
    parser.on('file', (name, stream, { filename, mimeType }) => {
      files.push(text(stream).then((content) => parts.push([name, filename, mimeType, content])));
    });
    content.pipe(parser);
    await new Promise((resolve) => parser.on('close', resolve));
    await Promise.all(files);
    expect(parts).to.deep.equal([
      ['data', '{"description":"Grün"}', 'application/json'],
      ['image', 'a.png', 'image/png', 'one two'],
    ]);
  });

  it('tells its length when that of the file is known', async () => {
    const { headers, content } = formBody({ name: 'data', value: { ü: 'ü' } }, fileOf({ sizeBytes: 7 }));
    expect(headers['Content-Length']).to.equal(String(Buffer.byteLength(await text(content))));
    expect(formBody({ name: 'data', value: {} }, fileOf({})).headers).to.have.all.keys('Content-Type');
  });

  it('closes the file at the end, and when nobody reads it', async () => {
    const closed: string[] = [];
    const read = formBody({ name: 'data', value: {} }, fileOf({ close: () => closed.push('read') }));
    await text(read.content);
    const unread = formBody({ name: 'data', value: {} }, fileOf({ close: () => closed.push('unread') }));
    await new Promise((resolve) => unread.content.on('close', resolve).destroy());
    expect(closed).to.deep.equal(['read', 'unread']);
  });
});
