import { expect } from 'chai';
import { ConfigurationError } from '../../../lib/common/util/errors';
import { readSettings } from '../../../lib/common/util/settings';

const DEFAULTS = {
  pollSettleMs: 5_000,
  pollTimeLimitMs: 1_140_000,
  requestTimeoutMs: 120_000,
  connectTimeoutMs: 10_000,
  readTimeoutMs: 60_000,
  tries: 6,
  retryLimitMs: 600_000,
  reserveDrips: 10,
  responseLimitBytes: 67_108_864,
};

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(readSettings({})).to.deep.equal(DEFAULTS);
  });

  it('takes every variable in its unit', () => {
    const settings = readSettings({
      POLL_SETTLE_S: '0',
      POLL_TIME_LIMIT_S: '60',
      API_REQUEST_TIMEOUT: '1000',
      API_CONNECT_TIMEOUT: '200',
      API_READ_TIMEOUT: ' 300 ',
      API_RETRIES_COUNT: '1',
      API_RETRY_LIMIT_S: '30',
      RATE_RESERVE_DRIPS: '60',
      API_RESPONSE_LIMIT_MB: '2',
    });
    expect(settings).to.deep.equal({
      pollSettleMs: 0,
      pollTimeLimitMs: 60_000,
      requestTimeoutMs: 1000,
      connectTimeoutMs: 200,
      readTimeoutMs: 300,
      tries: 1,
      retryLimitMs: 30_000,
      reserveDrips: 60,
      responseLimitBytes: 2_097_152,
    });
  });

  it('takes an empty variable for an unset one', () => {
    expect(readSettings({ POLL_SETTLE_S: '', API_RETRIES_COUNT: ' ' })).to.deep.equal(DEFAULTS);
  });

  it('names all wrong variables in one message, with their bounds', () => {
    const env = { API_RETRIES_COUNT: '0', POLL_SETTLE_S: 'soon', POLL_TIME_LIMIT_S: '1741', API_READ_TIMEOUT: '5' };
    expect(() => readSettings(env))
      .to.throw(ConfigurationError)
      .with.property(
        'message',
        'Wrong environment variables of the component: POLL_SETTLE_S must be a whole number from 0 to 3600; ' +
          'POLL_TIME_LIMIT_S must be a whole number from 1 to 1740; API_RETRIES_COUNT must be a whole number from 1 to 100.',
      );
  });

  it('takes a reserve of nothing, and none above two thirds of the smallest bucket', () => {
    expect(readSettings({ RATE_RESERVE_DRIPS: '0' }).reserveDrips).to.equal(0);
    expect(() => readSettings({ RATE_RESERVE_DRIPS: '61' })).to.throw(
      ConfigurationError,
      'RATE_RESERVE_DRIPS must be a whole number from 0 to 60',
    );
  });

  for (const value of ['7000', '7000.0', ' 7e3 ']) {
    it(`takes ${value} as a whole number, as messages do`, () => {
      expect(readSettings({ API_READ_TIMEOUT: value }).readTimeoutMs).to.equal(7000);
    });
  }

  for (const value of ['-1', '1.5', '1,000', '0x10', 'NaN', 'Infinity', '12 s']) {
    it(`refuses ${value}`, () => {
      expect(() => readSettings({ API_READ_TIMEOUT: value })).to.throw(ConfigurationError, 'API_READ_TIMEOUT');
    });
  }
});
