import assert from 'node:assert/strict';
import {
  WebAPIFileUploadInvalidArgumentsError,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { readNetworkError, readSlackFailure } from '../../src/slack/slack-failure';
import { useRealNetwork } from '../desk/kit';
import { BROKEN_ANSWERS, withBrokenSlack } from './kit';

const platform = (error: string) => new WebAPIPlatformError({ ok: false, error });
const network = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });

describe("a failure of Slack's", () => {
  useRealNetwork();

  it('is a refusal with its code', () => {
    for (const error of ['not_in_channel', 'channel_not_found', 'is_archived', 'invalid_auth']) {
      assert.deepEqual(readSlackFailure(platform(error)), { kind: 'refused', error });
    }
  });

  it("is unclear when it is Slack's own trouble", () => {
    for (const error of [
      'internal_error',
      'fatal_error',
      'service_unavailable',
      'request_timeout',
      'ratelimited',
    ]) {
      assert.deepEqual(readSlackFailure(platform(error)), { kind: 'unclear', error });
    }
  });

  it('is unclear, and shows nothing of it, when the answer cannot be read', () => {
    for (const body of ['<html>', '', 'Not A Code', 'x'.repeat(81)]) {
      const unreadable = { kind: 'unclear', error: 'unreadable answer' };
      assert.deepEqual(readSlackFailure(platform(body)), unreadable);
    }
  });

  it('says how long to wait', () => {
    const failure = readSlackFailure(new WebAPIRateLimitedError(3));
    assert.deepEqual(failure, { kind: 'rateLimited', afterMs: 3_000 });
  });

  it('is unclear with another HTTP status', () => {
    const failure = readSlackFailure(new WebAPIHTTPError(502, 'Bad Gateway', {}, 'secret'));
    assert.deepEqual(failure, { kind: 'unclear', error: 'HTTP status 502' });
  });

  for (const [name, answer] of Object.entries(BROKEN_ANSWERS)) {
    it(`is unclear when Slack sends ${name}`, async () => {
      await withBrokenSlack(answer, async (client) => {
        const error = await client.auth.test().then(
          () => assert.fail('it worked'),
          (thrown: unknown) => thrown,
        );
        assert.equal(readSlackFailure(error).kind, 'unclear');
      });
    });
  }

  it('is thrown again when it is none', () => {
    for (const bug of [new WebAPIFileUploadInvalidArgumentsError('x'), 'text', undefined, null]) {
      assert.throws(
        () => readSlackFailure(bug),
        (thrown) => thrown === bug,
      );
    }
  });
});

describe('a failure of the network', () => {
  for (const code of [
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
  ]) {
    it(`is certain to have said nothing after ${code}`, () => {
      const expected = { kind: 'unreachable', error: code };
      assert.deepEqual(readSlackFailure(new WebAPIRequestError(network(code))), expected);
      assert.deepEqual(readNetworkError(network(code)), expected);
    });
  }

  for (const code of ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ETIMEDOUT', 'EUNKNOWN']) {
    it(`may have said something before ${code}`, () => {
      const expected = { kind: 'unclear', error: code };
      assert.deepEqual(readSlackFailure(new WebAPIRequestError(network(code))), expected);
    });
  }

  it('has the name of an error without a code, and never its words', () => {
    const timeout = new DOMException('aborted https://secret', 'TimeoutError');
    assert.deepEqual(readNetworkError(timeout), { kind: 'unclear', error: 'TimeoutError' });
    assert.deepEqual(readNetworkError(new Error('x', { cause: 'y' })), {
      kind: 'unclear',
      error: 'Error',
    });
    assert.deepEqual(readNetworkError('ECONNREFUSED'), { kind: 'unclear', error: 'unknown' });
    assert.deepEqual(readNetworkError({ code: 7 }), { kind: 'unclear', error: 'unknown' });
    assert.deepEqual(readNetworkError({ code: 'EPIPE' }), { kind: 'unclear', error: 'EPIPE' });
  });
});
