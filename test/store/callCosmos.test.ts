import { ErrorResponse } from '@azure/cosmos';
import { callCosmos } from '../../src/store/cosmos/callCosmos';

const write = { kind: 'write', timeoutMs: 1_000 } as const;
const read = { kind: 'read', timeoutMs: 1_000 } as const;

/** The error that the client throws for an answer; `earlier` are the attempts it had made before of its own accord. */
function answer(code: number, fields: { substatus?: number; earlier?: (number | string)[] } = {}): ErrorResponse {
  const failedAttempts = (fields.earlier ?? []).map((statusCode) => ({ statusCode }));
  const diagnostics = { clientSideRequestStatistics: { retryDiagnostics: { failedAttempts } } };
  return Object.assign(new ErrorResponse('said so'), { code, substatus: fields.substatus, diagnostics });
}

const failing = (error: Error) => () => Promise.reject(error);

describe('callCosmos', () => {
  test('a plain refusal is an answer', async () => {
    for (const status of [404, 409, 412]) {
      await expect(callCosmos(write, failing(answer(status)))).rejects.toMatchObject({ status });
      const throttledFirst = answer(status, { earlier: [429, 429] });
      await expect(callCosmos(write, failing(throttledFirst))).rejects.toMatchObject({ status });
    }
  });

  test('a refusal after the client repeated the write may be the answer to our own first attempt', async () => {
    for (const earlier of [[503], ['TimeoutError'], [429, 'REQUEST_SEND_ERROR']]) {
      await expect(callCosmos(write, failing(answer(409, { earlier })))).rejects.toMatchObject({
        name: 'StoreUnavailable',
        maybeWritten: true,
      });
    }
  });

  test('a missing container or a replica that is behind is not a missing document', async () => {
    for (const substatus of [1002, 1003]) {
      await expect(callCosmos(read, failing(answer(404, { substatus })))).rejects.toMatchObject({
        name: 'StoreUnavailable',
        maybeWritten: false,
      });
    }
  });

  test('a write turned away for who we are did not happen', async () => {
    for (const status of [401, 403, 429]) {
      await expect(callCosmos(write, failing(answer(status)))).rejects.toMatchObject({ maybeWritten: false });
    }
    for (const status of [408, 500, 503]) {
      await expect(callCosmos(write, failing(answer(status)))).rejects.toMatchObject({ maybeWritten: true });
    }
  });

  test('two writes that met on the replicas are sent again', async () => {
    const answers = [answer(449), answer(449)];
    const work = async () => {
      const error = answers.pop();
      if (error !== undefined) throw error;
      return 'done';
    };
    expect(await callCosmos(write, work)).toBe('done');
    await expect(callCosmos(write, failing(answer(449)))).rejects.toMatchObject({ maybeWritten: false });
  });

  test('a request that is our own mistake stays what it is', async () => {
    await expect(callCosmos(read, failing(answer(400)))).rejects.toMatchObject({ code: 400 });
    await expect(callCosmos(write, failing(answer(413)))).rejects.toMatchObject({ kind: 'tooLarge' });
  });
});
