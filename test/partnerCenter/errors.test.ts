import { parseError } from '../../src/partnerCenter/errors';

const parse = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  parseError(status, typeof body === 'string' ? body : JSON.stringify(body), new Headers(headers)).details;

describe('the error shapes of Partner Center', () => {
  it.each([
    ['number code', { code: 2000, description: 'Tenant Id must be a GUID.', data: [], source: 'PartnerFD' }],
    ['text code', { code: '2000', description: 'Tenant Id must be a GUID.' }],
    ['PascalCase', { Code: 2000, Description: 'Tenant Id must be a GUID.' }],
  ])('standard, %s', (_, body) => {
    expect(parse(400, body)).toEqual({
      answered: true,
      status: 400,
      code: '2000',
      description: 'Tenant Id must be a GUID.',
      verdict: { action: 'stop', ask: 'asker', explanation: 'partnerCenter.error.2000' },
    });
  });

  it('throttle, with the time to wait', () => {
    const body = { statusCode: 429, message: 'Rate limit is exceeded. Try again in 57 seconds.' };
    expect(parse(429, body, { 'Retry-After': '57' })).toEqual({
      answered: true,
      status: 429,
      description: 'Rate limit is exceeded. Try again in 57 seconds.',
      verdict: {
        action: 'retry',
        ask: 'nobody',
        retryAfterMs: 57_000,
        explanation: 'partnerCenter.error.throttled',
      },
    });
  });

  it('agreement duplicate', () => {
    const body = {
      code: 600061,
      message: 'exists',
      description: 'exists',
      errorName: 'PartnerConfirmedAgreementAlreadyExists',
      isRetryable: false,
      parameters: {},
    };
    expect(parse(400, body)).toMatchObject({ code: '600061', verdict: { explanation: 'partnerCenter.error.600061' } });
  });

  it('OAuth, whose error is a word', () => {
    const body = {
      error: 'invalid_token',
      error_description: 'The access token has expired',
    };
    expect(parse(401, body)).toMatchObject({
      code: 'invalid_token',
      description: 'The access token has expired',
      verdict: { action: 'stop', explanation: 'partnerCenter.error.unauthorized' },
    });
  });

  it.each([
    ['HTML', 502, '<html>Bad gateway</html>', 'retry', 'busy'],
    ['nothing', 503, '', 'retry', 'busy'],
    ['a bare text', 403, '"no"', 'stop', 'forbidden'],
    ['an array', 418, '[1]', 'stop', 'unknown'],
    ['a code nobody knows', 400, '{"code":424242}', 'stop', 'unknown'],
    ['fields of the wrong type', 500, '{"code":{},"description":[]}', 'retry', 'busy'],
  ])('%s is still a verdict', (_, status, text, action, key) => {
    expect(parse(status, text).verdict).toMatchObject({ action, explanation: `partnerCenter.error.${key}` });
  });

  it.each([
    ['seconds', { 'Retry-After': '57' }, 57_000],
    [
      'a date, counted from the answer’s own',
      { 'Retry-After': 'Wed, 21 Oct 2015 07:28:30 GMT', Date: 'Wed, 21 Oct 2015 07:28:00 GMT' },
      30_000,
    ],
    ['a date gone by', { 'Retry-After': 'Wed, 21 Oct 2015 07:28:00 GMT' }, 0],
    ['something else', { 'Retry-After': 'soon' }, undefined],
    ['a negative number', { 'Retry-After': '-5' }, undefined],
  ])('Retry-After as %s', (_, headers, ms) => {
    expect(parse(429, {}, headers).verdict.retryAfterMs).toBe(ms);
  });

  it('a description is kept to the documented length', () => {
    expect(parse(400, { code: 2000, description: 'x'.repeat(5000) }).description).toHaveLength(1024);
  });
});
