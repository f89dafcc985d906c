import { expect } from 'chai';
import { requestFailureOf, unreadableFailure } from '../../../lib/common/http/failure';
import { TransportError, type TransportFailure } from '../../../lib/common/http/transport';
import {
  ConfigurationError,
  InputError,
  NotFoundError,
  PermissionError,
  ProtocolError,
  ReconnectError,
  UnavailableError,
} from '../../../lib/common/util/errors';
import { answer } from '../../support/scriptedTransport';

const RAY = '8c1f0a2b3d4e5f60-AMS';

const sent = { method: 'PUT', path: '/API/V3/Account/1/Item/12.json' } as const;
const request = { ...sent, vendor: 'Lightspeed' };

describe('failureOf an answer', () => {
  const classes = new Map<number, unknown>([
    [302, ProtocolError],
    [304, ProtocolError],
    [400, InputError],
    [401, ReconnectError],
    [402, ProtocolError],
    [403, PermissionError],
    [404, NotFoundError],
    [405, ProtocolError],
    [406, ProtocolError],
    [408, UnavailableError],
    [409, InputError],
    [410, NotFoundError],
    [413, InputError],
    [414, InputError],
    [415, ProtocolError],
    [422, InputError],
    [429, UnavailableError],
    [500, UnavailableError],
    [502, UnavailableError],
    [503, UnavailableError],
    [504, UnavailableError],
    [522, UnavailableError],
  ]);
  for (const [status, errorClass] of classes) {
    it(`makes ${(errorClass as { name: string }).name} of ${status}, with all that support asks for`, () => {
      const { error, ...failure } = requestFailureOf(
        answer(status, { message: 'Their words.' }, { 'cf-ray': RAY }),
        request,
      );
      expect(failure).to.deep.equal({ kind: 'status', status });
      expect(error.constructor).to.equal(errorClass);
      expect(error).to.include({ ...sent, status, ray: RAY });
      expect(error.message).to.match(
        /: Their words \(PUT \/API\/V3\/Account\/1\/Item\/12\.json, status \d+, Cf-Ray 8c1f0a2b3d4e5f60-AMS\)\.$/,
      );
      expect(error.message).to.contain(`status ${status}`);
    });
  }

  for (const ray of [
    '1-AMS',
    'hush-token',
    '8c1f0a2b3d4e5f60',
    '8c1f0a2b3d4e5f60-AMS, hush',
    '8C1F0A2B3D4E5F60-ams',
    '',
  ]) {
    it(`leaves out "${ray}", which is no Cf-Ray`, () => {
      const { error } = requestFailureOf(answer(422, '', { 'cf-ray': ray }), request);
      expect(error.ray).to.equal(undefined);
      expect(error.message).to.not.contain('Cf-Ray');
    });
  }

  it('does without words and Cf-Ray', () => {
    const { error } = requestFailureOf(answer(422), request);
    expect(error.message).to.equal(
      'Lightspeed does not accept this request (PUT /API/V3/Account/1/Item/12.json, status 422).',
    );
  });

  it('names the scopes of which one is missing', () => {
    const { error } = requestFailureOf(answer(403), { ...request, scopes: ['employee:inventory', 'employee:all'] });
    expect(error.message).to.contain('(needed is the scope employee:inventory or employee:all)');
  });

  it('says nothing of scopes that are not known', () => {
    expect(requestFailureOf(answer(403), { ...request, scopes: [] }).error.message).not.to.contain('scope');
  });
});

describe('failureOf an exchange without a whole answer', () => {
  for (const kind of ['refused', 'timeout', 'reset', 'truncated', 'tooLarge'] satisfies TransportFailure[]) {
    it(`keeps the kind and the cause of ${kind}`, () => {
      const cause = new TransportError(kind, 'Something about the host', undefined, 200);
      const { error, ...failure } = requestFailureOf(cause, request);
      expect(failure).to.deep.equal({ kind, status: 200 });
      expect(error).to.be.instanceOf(kind === 'tooLarge' ? ConfigurationError : UnavailableError);
      expect(error).to.include({ ...sent, status: 200, cause });
      const hint =
        kind === 'refused' ? /: check "Environment URL" of the credential and the network, .* \(PUT / : / host \(PUT /;
      expect(error.message)
        .to.match(/^Something about the host.*\/API\/V3\/Account\/1\/Item\/12.json, status 200\)\.$/)
        .and.match(hint);
    });
  }
});

describe('unreadable', () => {
  it('takes an answer that is not JSON for one that broke off, and shows nothing of it', () => {
    const { error, ...failure } = unreadableFailure(answer(200, '<Item>Secret</Item>', { 'cf-ray': RAY }), request);
    expect(failure).to.deep.equal({ kind: 'truncated', status: 200 });
    expect(error).to.be.instanceOf(ProtocolError);
    expect(error.message).to.equal(
      'Lightspeed answered with something that is not JSON (PUT /API/V3/Account/1/Item/12.json, status 200, Cf-Ray 8c1f0a2b3d4e5f60-AMS).',
    );
  });
});
