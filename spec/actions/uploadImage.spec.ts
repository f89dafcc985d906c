import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect } from 'chai';
import { lookupObject } from '../../lib/actions/lookupObject';
import { getMetaModel, uploadLinkedImage } from '../../lib/actions/uploadImage';
import type { VendorRecord } from '../../lib/common/model/query';
import { MAX_IMAGE_BYTES } from '../../lib/common/systems/retail/features/images/imageFile';
import { InputError, OutcomeUnknownError, UnavailableError } from '../../lib/common/util/errors';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { type LocalServer, localServer } from '../support/localServer';
import { observeAction } from '../support/observeAction';

const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(5000, 7)]);

describe('uploadImage, end to end', () => {
  let step: EmulatedStep;
  let files: LocalServer;
  /** How the server of the file answers; each test may have its own way. */
  let answerFile: (request: IncomingMessage, response: ServerResponse) => unknown;
  beforeEach(async () => {
    answerFile = (_, response) => response.writeHead(200, { 'Content-Length': PNG.length }).end(PNG);
    files = await localServer((request, response) => answerFile(request, response));
    step = await emulatedStep({ size: { items: 10, matrices: 2, customers: 1, sales: 1, orders: 1 } });
  });
  afterEach(async () => {
    files.close();
    await step.close();
  });

  const upload = (input: VendorRecord) => observeAction(step, uploadLinkedImage, {}, input);
  const link = (name = 'red-shoe.png') => `${files.url}/${name}`;
  const images = () => step.emulator.admin.records('Image').length;

  it('adds an image to an item, in one request', async () => {
    const before = images();
    const { bodies, error, wire, entries } = await upload({
      url: link(),
      itemID: '3',
      description: 'Red',
      ordering: 2,
    });
    expect(error).to.equal(undefined);
    expect(wire).to.deep.equal(['POST Item/3/Image']);
    expect(entries[0]).to.include({ costDrips: 1 });
    expect(bodies).to.have.length(1);
    expect(bodies[0]).to.include({
      itemID: '3',
      description: 'Red',
      ordering: 2,
      filename: 'red-shoe.png',
      size: PNG.length,
    });
    expect(images()).to.equal(before + 1);
  });

  it('adds an image to an item matrix', async () => {
    const { bodies, wire } = await upload({ url: link(), itemMatrixID: 1, itemID: '' });
    expect(wire).to.deep.equal(['POST ItemMatrix/1/Image']);
    expect(bodies[0]).to.include({ itemMatrixID: '1' });
  });

  it('does not show the token of Lightspeed to the server of the file', async () => {
    await upload({ url: link(), itemID: '3' });
    expect(files.requests.map(({ line, headers }) => [line, headers.authorization])).to.deep.equal([
      ['GET /red-shoe.png', undefined],
    ]);
  });

  it('reads an attachment of the platform with the token for its storage', async () => {
    step.env['ELASTICIO_OBJECT_STORAGE_URI'] = files.url;
    step.env['ELASTICIO_OBJECT_STORAGE_TOKEN'] = 'storage-token';
    const { error } = await upload({ url: link('objects/a1?storage_type=maester'), itemID: '3' });
    expect(error).to.equal(undefined);
    expect(files.requests[0]?.headers.authorization).to.equal('Bearer storage-token');
  });

  for (const status of [401, 429]) {
    it(`reads the file anew when Lightspeed refuses the request with ${status}`, async () => {
      step.emulator.faults.add({ method: 'POST', path: 'Item', action: { kind: 'status', status } });
      const before = images();
      const { bodies, error } = await upload({ url: link(), itemID: '3' });
      expect(error).to.equal(undefined);
      expect(files.requests).to.have.length(2);
      expect(bodies[0]).to.include({ size: PNG.length });
      expect(images()).to.equal(before + 1);
    });
  }

  describe('does not block other requests while the server of the file', () => {
    /** Reads an item while the upload waits for the file. */
    const readMeanwhile = async () => {
      while (files.requests.length === 0) await new Promise(setImmediate);
      const { error, wire } = await observeAction(step, lookupObject, { objectType: 'Item' }, { itemID: '3' });
      expect(error).to.equal(undefined);
      return wire;
    };

    it('does not answer', async () => {
      let answer = () => {};
      answerFile = (_, response) => {
        answer = () => response.end(PNG);
      };
      const uploading = upload({ url: link(), itemID: '3' });
      expect(await readMeanwhile()).to.deep.equal(['GET Item/3']);
      answer();
      expect((await uploading).error).to.equal(undefined);
    });

    it('answers, but sends no byte', async () => {
      let send = () => {};
      answerFile = (_, response) => {
        response.writeHead(200, { 'Content-Length': PNG.length }).flushHeaders();
        send = () => response.end(PNG);
      };
      const uploading = upload({ url: link(), itemID: '3' });
      expect(await readMeanwhile()).to.deep.equal(['GET Item/3']);
      send();
      expect((await uploading).error).to.equal(undefined);
    });

    it('stalls in the middle', async () => {
      let goOn = () => {};
      answerFile = (_, response) => {
        response.writeHead(200, { 'Content-Length': PNG.length }).write(PNG.subarray(0, 100));
        goOn = () => response.end(PNG.subarray(100));
      };
      const uploading = upload({ url: link(), itemID: '3' });
      expect(await readMeanwhile()).to.deep.equal(['GET Item/3']);
      goOn();
      expect((await uploading).error).to.equal(undefined);
    });
  });

  it('opens the file anew when it waited long for the rate limit', async () => {
    const { clock, emulator } = step;
    emulator.faults.add({
      method: 'GET',
      path: 'Item',
      action: { kind: 'status', status: 429, headers: { 'Retry-After': '30' } },
    });
    const startMs = clock.nowMs();
    const reading = observeAction(step, lookupObject, { objectType: 'Item' }, { itemID: '3' });
    while (emulator.log.entries.length === 0) await new Promise(setImmediate);
    const { error } = await upload({ url: link(), itemID: '3' });
    expect(error).to.equal(undefined);
    expect((await reading).error).to.equal(undefined);
    expect(clock.nowMs() - startMs).to.be.at.least(30_000);
    expect(files.requests).to.have.length(2);
    expect(emulator.admin.records('Image').at(-1)).to.include({ size: PNG.length });
  });

  it('does not upload again when the answer is lost, and says where to look', async () => {
    step.emulator.faults.add({ method: 'POST', path: 'Item', action: { kind: 'lostAnswer' } });
    const before = images();
    const { error, wire } = await upload({ url: link(), itemID: '3' });
    expect(error).to.be.instanceOf(OutcomeUnknownError);
    expect(error?.message).to.match(/It is done if the image is among the Item Images of itemID 3\.$/);
    expect(wire).to.have.length(1);
    expect(images()).to.equal(before + 1);
  });

  describe('passes on what it reads as it comes', () => {
    const PIECE = Buffer.alloc(256 * 1024, 7);
    const PIECES = 32;

    it('and never holds more than a piece of it', async () => {
      const wire = new EventEmitter();
      let received = 0;
      const lightspeed = await localServer((request, response) => {
        request.on('data', (chunk: Buffer) => {
          received += chunk.length;
          wire.emit('received');
        });
        request.on('end', () => response.end('{"Image": {"imageID": "1"}}'));
      });
      // The next piece comes only when Lightspeed has all that came before.
      answerFile = async (_, response) => {
        response.write(PNG);
        for (let piece = 0; piece < PIECES; piece++) {
          while (received < PNG.length + piece * PIECE.length) await once(wire, 'received');
          response.write(PIECE);
        }
        response.end();
      };
      const cfg = { environmentUrl: lightspeed.url };
      const { error, bodies } = await observeAction(step, uploadLinkedImage, cfg, { url: link(), itemID: '3' });
      lightspeed.close();
      expect(error).to.equal(undefined);
      expect(bodies[0]).to.include({ imageID: '1' });
      expect(received).to.be.greaterThan(PNG.length + PIECES * PIECE.length);
    });
  });

  describe('uploads nothing when the file', () => {
    const unwanted = async (input: VendorRecord = {}) => {
      const before = images();
      const { error, entries, bodies } = await upload({ url: link(), itemID: '3', ...input });
      expect(images()).to.equal(before);
      expect(bodies).to.deep.equal([]);
      return { error, entries };
    };

    it('is no image', async () => {
      answerFile = (_, response) => response.writeHead(200, { 'Content-Type': 'image/png' }).end('<html>');
      const { error, entries } = await unwanted();
      expect(error).to.be.instanceOf(InputError);
      expect(entries).to.deep.equal([]);
    });

    it('says that it is too large', async () => {
      answerFile = (_, response) => {
        response.writeHead(200, { 'Content-Length': MAX_IMAGE_BYTES + 1 }).write(PNG);
      };
      const { error, entries } = await unwanted();
      expect(error).to.be.instanceOf(InputError);
      expect(entries).to.deep.equal([]);
    });

    it('turns out to be too large on the way', async () => {
      answerFile = (_, response) => {
        response.write(PNG);
        response.end(Buffer.alloc(MAX_IMAGE_BYTES));
      };
      const { error } = await unwanted();
      expect(error).to.be.instanceOf(InputError);
      expect(error?.message).to.match(/larger than 10 MB/);
    });

    it('breaks off on the way', async () => {
      answerFile = (_, response) => {
        response.writeHead(200, { 'Content-Length': PNG.length + 1 }).write(PNG, () => response.destroy());
      };
      expect((await unwanted()).error).to.be.instanceOf(UnavailableError);
    });

    it('is not there', async () => {
      answerFile = (_, response) => response.writeHead(404).end();
      const { error, entries } = await unwanted();
      expect(error).to.be.instanceOf(InputError);
      expect(entries).to.deep.equal([]);
      expect(files.requests).to.have.length(1);
    });

    it('does not come after three attempts', async () => {
      answerFile = (_, response) => response.writeHead(503).end();
      const { error, entries } = await unwanted();
      expect(error).to.be.instanceOf(UnavailableError);
      expect(entries).to.deep.equal([]);
      expect(files.requests).to.have.length(3);
    });

    it('lies in a private network', async () => {
      const { error, entries } = await unwanted({ url: 'https://10.0.0.1/red-shoe.png' });
      expect(error).to.be.instanceOf(InputError);
      expect(entries).to.deep.equal([]);
    });
  });

  it('retries while the server of the file fails', async () => {
    let asked = 0;
    answerFile = (_, response) => (++asked === 1 ? response.writeHead(503).end() : response.end(PNG));
    const { error, entries } = await upload({ url: link(), itemID: '3' });
    expect(error).to.equal(undefined);
    expect(entries).to.have.length(1);
  });

  const wrong: Record<string, [input: VendorRecord, fault: string]> = {
    'no link': [{ itemID: '3' }, '"url" is missing'],
    'no owner': [{ url: 'https://example.com/a.png' }, '"itemID" or "itemMatrixID"'],
    'two owners': [{ url: 'https://example.com/a.png', itemID: '1', itemMatrixID: '1' }, '"itemID" or "itemMatrixID"'],
    'an id that is none': [{ url: 'https://example.com/a.png', itemID: '1/2' }, '"itemID" must be an id'],
    'an unknown field': [{ url: 'https://example.com/a.png', itemID: '1', caption: 'x' }, '"caption" is unknown'],
    'a wrong position': [{ url: 'https://example.com/a.png', itemID: '1', ordering: 'first' }, '"ordering" must be'],
  };
  for (const [what, [input, fault]] of Object.entries(wrong)) {
    it(`refuses ${what} before anything is read`, async () => {
      const { error, entries } = await upload(input);
      expect(error).to.be.instanceOf(InputError);
      expect(error?.message).to.include(fault);
      expect(entries).to.deep.equal([]);
    });
  }
});

describe('the form of uploadImage', () => {
  it('asks for the link, what the image belongs to, caption and position', async () => {
    const { in: form, out } = await getMetaModel({});
    const types = Object.entries(form.properties ?? {}).map(([name, { type, required }]) => [name, type, required]);
    expect(types).to.deep.equal([
      ['url', 'string', true],
      ['itemID', 'string', undefined],
      ['itemMatrixID', 'string', undefined],
      ['description', 'string', undefined],
      ['ordering', 'number', undefined],
    ]);
    expect(out.properties).to.include.keys('imageID', 'publicID', 'baseImageURL');
  });
});
