import { expect } from 'chai';
import * as createObject from '../../../../lib/actions/createObject';
import * as createOrder from '../../../../lib/actions/createOrder';
import * as deleteObject from '../../../../lib/actions/deleteObject';
import * as lookupObject from '../../../../lib/actions/lookupObject';
import * as lookupObjects from '../../../../lib/actions/lookupObjects';
import * as lookupSet from '../../../../lib/actions/lookupSet';
import * as printDocument from '../../../../lib/actions/printDocument';
import * as rawRequest from '../../../../lib/actions/rawRequest';
import * as runOperation from '../../../../lib/actions/runOperation';
import * as updateObject from '../../../../lib/actions/updateObject';
import * as uploadImage from '../../../../lib/actions/uploadImage';
import type { Handler } from '../../../../lib/common/platform/run';
import { openSession } from '../../../../lib/common/platform/session';
import * as pollEntity from '../../../../lib/triggers/pollEntity';
import { errorIfAny } from '../../../support/errorOf';
import { attemptAction, runAction } from '../../../support/runAction';
import { type SupplierStep, supplierStep } from '../../../support/supplierStep';

describe('The supplier platform', () => {
  let step: SupplierStep;
  beforeEach(async () => {
    step = await supplierStep({ products: 1 });
  });
  afterEach(() => step.close());

  describe('checks a credential', () => {
    const verify = async () =>
      errorIfAny(openSession(step.context, step.cfg, step.runtime).then((session) => session.verify()));
    beforeEach(() => {
      delete step.env['ELASTICIO_FLOW_ID'];
    });

    it('by tokens and by the list of webhooks, and changes nothing', async () => {
      expect(await verify()).to.equal(undefined);
      expect(step.wire()).to.deep.equal(['POST /oauth/token', 'GET /webhooks']);
    });

    it('that may not see webhooks', async () => {
      step.emulator.faults.add({ path: '/webhooks', action: { kind: 'status', status: 403 } });
      expect(await verify()).to.equal(undefined);
    });

    for (const [status, body, name, text] of [
      [401, '', 'ReconnectError', 'does not accept an access token that it has just given'],
      [404, '', 'ConfigurationError', '"Environment URL"'],
      [410, '', 'ConfigurationError', 'closed this address'],
      [200, '<html>', 'ConfigurationError', 'does not answer like Lightspeed Supplier'],
      [503, '', 'UnavailableError', 'overloaded'],
    ] as const) {
      it(`and says what is wrong with ${status} ${body}`, async () => {
        step.emulator.faults.add({ path: '/webhooks', every: 1, action: { kind: 'status', status, body } });
        const error = await verify();
        expect(error).to.have.property('name', name);
        expect(error?.message).to.contain(text);
      });
    }
  });

  describe('takes raw requests', () => {
    const send = (body: Record<string, unknown>, cfg = {}) => runAction(step, rawRequest.rawRequest, cfg, body);
    const failure = (body: Record<string, unknown>) => attemptAction(step, rawRequest.rawRequest, body);

    it('with a path', async () => {
      const [answer] = await send({ method: 'GET', url: '/webhooks' });
      expect(answer).to.deep.include({ statusCode: 200, responseBody: [] });
    });

    it('with a body', async () => {
      const [{ id = '' } = {}] = step.emulator.admin.products();
      await send({ method: 'put', url: 'inventory', data: { products: [{ id, quantity: 8 }] } });
      expect(step.emulator.admin.product(id)?.quantity).to.equal(8);
    });

    it('whose 404 is an answer, if the step says so', async () => {
      const request = { method: 'GET', url: '/nowhere?x=[1]' };
      expect((await failure(request))?.message).to.contain('404');
      expect((await send(request, { doNotThrow404: true }))[0]).to.include({ statusCode: 404 });
    });

    it('to both of its hosts, and to no other one', async () => {
      const urls: string[] = [];
      const runtime = {
        ...step.runtime,
        transportTo: () => ({
          send: async ({ url }: { readonly url: string }) => {
            urls.push(url);
            return { status: 200, headers: {}, body: url.endsWith('/token') ? '{"access_token":"token-1"}' : '[]' };
          },
        }),
      };
      const cfg = { environmentUrl: '', authUrl: '', _account: 'raw hosts' };
      const attempt = (url: string) =>
        attemptAction(step, rawRequest.rawRequest, { method: 'GET', url }, cfg, { runtime });
      for (const url of [
        '/a',
        'https://lsapi-product.lightspeedapp.com/b',
        'https://lsapi-catalog.lightspeedapp.com/c',
      ]) {
        expect(await attempt(url)).to.equal(undefined);
      }
      expect(urls.slice(1)).to.deep.equal([
        'https://lsapi-product.lightspeedapp.com/a',
        'https://lsapi-product.lightspeedapp.com/b',
        'https://lsapi-catalog.lightspeedapp.com/c',
      ]);
      for (const url of [
        'https://accounts.lightspeed.app/x',
        'https://lsapi-product.lightspeedappstg.com/x',
        'https://lsapi-catalog.lightspeedapp.com.example.com/x',
        'http://lsapi-product.lightspeedapp.com/x',
        '/a/../b',
        '//elsewhere.example.com/x',
        '/a/%2e%2e/b',
      ]) {
        expect(await attempt(url), url).to.have.property('name', 'InputError');
      }
      expect(urls).to.have.length(4);
    });
  });

  describe('says what it cannot do', () => {
    const item = { objectType: 'CatalogItem' };
    const cases: readonly (readonly [string, Handler, object])[] = [
      ['poll', pollEntity.pollEntity, item],
      ['create', createObject.createObject, item],
      ['update', updateObject.updateObject, item],
      ['delete', deleteObject.deleteObject, item],
      ['look one up', lookupObject.lookupObject, item],
      ['look several up', lookupObjects.lookupObjects, { ...item, emitBehavior: 'emitAll' }],
      ['look a set up', lookupSet.lookupSet, item],
      ['create orders', createOrder.createOrder, {}],
      ['carry operations out', runOperation.runChosenOperation, { operation: 'ItemRestore' }],
      ['print', printDocument.printDocuments, { document: 'DisplayTemplateSale' }],
      ['upload images', uploadImage.uploadLinkedImage, {}],
    ];
    for (const [what, handler, cfg] of cases) {
      it(what, async () => {
        const error = await attemptAction(
          step,
          handler,
          { vendorSku: 'A', name: 'x', lines: [{}], url: 'x' },
          { ...cfg },
        );
        expect(error, what).to.have.property('name', 'InputError');
        expect(error?.message).to.match(/cannot|does not exist|has no/);
        expect(step.wire()).to.deep.equal([]);
      });
    }

    it('and offers none of it', async () => {
      const cfg = { system: 'supplier' };
      for (const list of [
        createObject.getObjectTypes,
        updateObject.getObjectTypes,
        deleteObject.getObjectTypes,
        lookupObject.getObjectTypes,
        lookupObjects.getObjectTypes,
        pollEntity.getObjectTypes,
      ]) {
        expect(Object.keys(await list(cfg))).to.deep.equal([]);
      }
    });
  });
});
