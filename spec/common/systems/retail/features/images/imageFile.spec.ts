import { expect } from 'chai';
import type { Download } from '../../../../../../lib/common/http/download';
import { imageFile, MAX_IMAGE_BYTES } from '../../../../../../lib/common/systems/retail/features/images/imageFile';
import { InputError } from '../../../../../../lib/common/util/errors';
import { errorOf } from '../../../../../support/errorOf';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n and so on', 'latin1');

async function* pieces(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

const download = (content: Buffer | string, more: Partial<Download> = {}, pieceSize = 3): Download => ({
  host: 'files.example.com',
  path: '/photo.png',
  sizeBytes: undefined,
  bytes: pieces(Buffer.from(content), pieceSize),
  close() {},
  ...more,
});

async function read(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('imageFile', () => {
  const kinds: Record<string, Buffer> = {
    'image/png': PNG,
    'image/jpeg': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1]),
    'image/gif': Buffer.from('GIF89a...'),
  };
  for (const [contentType, content] of Object.entries(kinds)) {
    it(`knows ${contentType} by its beginning and passes all of it on`, async () => {
      const image = await imageFile(download(content));
      expect(image.contentType).to.equal(contentType);
      expect((await read(image.bytes)).equals(content)).to.equal(true);
    });
  }

  const names: Record<string, string> = {
    '/a/b/Red%20Shoe.v2.PNG': 'Red-20Shoe-v2.png',
    '/objects/0f8a-11': '0f8a-11.png',
    '/a/b.jpg': 'b.png',
    '/': 'image.png',
    '/x"\r\ny': 'x-y.png',
    [`/${'n'.repeat(400)}.png`]: `${'n'.repeat(100)}.png`,
  };
  for (const [path, fileName] of Object.entries(names)) {
    it(`calls ${JSON.stringify(path.slice(0, 30))} ${fileName.slice(0, 30)}`, async () =>
      expect((await imageFile(download(PNG, { path }))).fileName).to.equal(fileName));
  }

  for (const content of ['', '<html>', 'GIF86a...', '\x89PNG', '%PDF-1.7 and so on']) {
    it(`refuses ${JSON.stringify(content)}`, async () => {
      const error = await errorOf(imageFile(download(content)));
      expect(error).to.be.instanceOf(InputError);
      expect(error.message).to.match(/JPEG, PNG or GIF/);
    });
  }

  it('refuses what says that it is too large, without reading any of it', async () => {
    const unread = download(PNG, { sizeBytes: MAX_IMAGE_BYTES + 1 });
    const error = await errorOf(imageFile(unread));
    expect(error).to.be.instanceOf(InputError);
    expect(error.message).to.match(/larger than 10 MB/);
    expect((await unread.bytes.next()).value).to.have.length(3);
    await imageFile(download(PNG, { sizeBytes: MAX_IMAGE_BYTES }));
  });

  it('fails while it is read when it turns out to be too large', async () => {
    const content = Buffer.concat([PNG, Buffer.alloc(100)]);
    expect(await read((await imageFile(download(content), content.length)).bytes)).to.have.length(content.length);
    const error = await errorOf(read((await imageFile(download(content), content.length - 1)).bytes));
    expect(error).to.be.instanceOf(InputError);
  });
});
