import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ErrorResponse } from '@azure/cosmos';
import { ClientAuthError } from '@azure/msal-node';
import { ConnectorClient, MicrosoftAppCredentials } from 'botframework-connector';
import { z } from 'zod';
import { createLog } from '../../src/log';
import { PartnerCenterError } from '../../src/partnerCenter/partnerCenter';
import { throttled } from '../../src/partnerCenter/verdicts';
import { StoreUnavailable } from '../../src/store/store';
import { createLogScan } from '../support/logScan';
import { camille } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJ0aWQiOiJiIn0.c2lnbmF0dXJl';
const comment = 'the invoice of Ms. Roy was wrong';

/** What one line about an error looks like. */
function logged(fields: object): string {
  const lines: string[] = [];
  createLog('debug', { write: (line) => void lines.push(line) }).error(fields, 'turn failed');
  return lines.join('');
}

/** What is left of an error in the log may hold nothing of what it carries. */
function expectClean(line: string): void {
  const scan = createLogScan();
  scan.typed(comment);
  scan.write(line);
  expect(scan.findings()).toEqual([]);
}

/** The SDK's own error for a post that the connector refuses, with its request, answer and texts. */
async function errorOfConnector(): Promise<unknown> {
  const server = createServer((_request, response) => {
    response.writeHead(403, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { code: 'BotNotInConversationRoster', message: `no ${camille.name} here` } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const credentials = new MicrosoftAppCredentials('app', 'secret');
  credentials.signRequest = async (request) => {
    request.headers.set('authorization', `Bearer ${token}`);
    return request;
  };
  const client = new ConnectorClient(credentials, {
    baseUri: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    noRetryPolicy: true,
  });
  try {
    return await client.conversations.sendToConversation('chat-1', { type: 'message', text: comment });
  } catch (error) {
    return error;
  } finally {
    server.close();
  }
}

describe('what the log says of an error', () => {
  it('leaves out the request, the answer and the texts that the connector’s error carries', async () => {
    const error = await errorOfConnector();
    // By itself it would tell that and more.
    expect(JSON.stringify(error)).toContain(camille.name);
    const line = logged({ err: error });
    expectClean(line);
    expect(JSON.parse(line).err).toMatchObject({ type: 'RestError', statusCode: 403 });
  });

  it.each<[string, () => unknown]>([
    [
      'the sign-in service',
      () => new ClientAuthError('invalid_grant', 'AADSTS50020: User camille@boreal.example does not exist'),
    ],
    [
      'Cosmos DB',
      () =>
        Object.assign(new ErrorResponse(`Entity ${comment}`), {
          code: 400,
          body: { message: camille.name },
          headers: { authorization: token },
        }),
    ],
    [
      'fetch',
      () =>
        new TypeError('fetch failed', {
          cause: Object.assign(new Error(`connect ${camille.name}`), { code: 'ECONNRESET' }),
        }),
    ],
    ['a parser', () => thrown(() => JSON.parse(`Camille Roy: ${comment}`))],
    ['a check', () => thrown(() => z.object({ name: z.literal('Camille Roy') }).parse({ name: comment }))],
    ['several at once', () => new AggregateError([new Error(comment)], camille.name)],
    ['a text thrown', () => comment],
    ['a message that looks like frames', () => new Error(`x\n    at Camille Roy (/srv/a.js:1:1)`)],
    ['a name that is none', () => Object.assign(new Error('x'), { name: camille.name, code: comment })],
  ])('says no more of an error of %s than kind, codes and where', (_whose, make) => {
    expectClean(logged({ err: make() }));
  });

  it('tells kind, codes, place and causes, and the words of our own errors', () => {
    const cause = Object.assign(new Error(comment), { code: 'ECONNRESET' });
    const { err } = JSON.parse(
      logged({ err: new StoreUnavailable('the store did not answer: ECONNRESET', true, { cause }) }),
    );
    expect(err).toMatchObject({
      type: 'StoreUnavailable',
      message: 'the store did not answer: ECONNRESET',
      maybeWritten: true,
      cause: { type: 'Error', code: 'ECONNRESET' },
    });
    expect(err.stack[0]).toMatch(/^at .*log\.test\.ts:\d+:\d+\)?$/);
    expect(err.cause).not.toHaveProperty('message');
  });

  it('leaves out what Partner Center wrote, and keeps what its support asks for', () => {
    const error = new PartnerCenterError('Partner Center answered 400 600002', {
      answered: true,
      status: 400,
      code: '600002',
      correlationId: '5b1c2a34-0000-4000-8000-000000000001',
      description: `The contact ${camille.name} is unknown`,
      verdict: throttled,
    });
    const line = logged({ err: error });
    expectClean(line);
    expect(JSON.parse(line).err).toMatchObject({ status: 400, code: '600002', correlationId: expect.any(String) });
  });

  it('lets ids, codes and numbers through and nothing else', () => {
    const line = logged({
      card: 'transfer:4f|c0',
      port: 3978,
      who: camille.name,
      about: { mail: 'tom@nordwind.example' },
      token,
    });
    expect(JSON.parse(line)).toMatchObject({
      card: 'transfer:4f|c0',
      port: 3978,
      who: '[left out]',
      about: { mail: '[left out]' },
      token: '[left out]',
    });
  });
});

describe('the scan of the logs', () => {
  it.each([
    ['a name', '{"who":"Camille Roy"}'],
    ['a first name', '{"msg":"hello Camille"}'],
    ['a customer', '{"msg":"sent to Contoso"}'],
    ['an organization', '{"msg":"Boréal Cloud asked"}'],
    ['an address', '{"to":"anna.lee@contoso.example"}'],
    ['a token', `{"t":"${token}"}`],
    ['a header', '{"headers":{"Authorization":"x"}}'],
    ['a form', 'refresh_token=abc'],
    ['a typed text', `{"msg":"${comment}"}`],
    ['a conversation', `{"c":"chat-${camille.userId}"}`],
  ])('finds %s', (_what, line) => {
    const scan = createLogScan();
    scan.typed(comment);
    scan.write(`{"level":30}\n${line}\n`);
    expect(scan.findings().length).toBeGreaterThan(0);
  });

  it('finds nothing in what a log may hold', () => {
    const scan = createLogScan();
    scan.typed('extend');
    scan.write(
      `{"kind":"extend","aggregate":"customer:a0000000-0000-4000-8000-000000000001","user":"${camille.userId}"}\n`,
    );
    expect(scan.findings()).toEqual([]);
  });
});

describe('a world', () => {
  let world: World;

  it('fails when its bot logged a name, and logs its start and its failures without any', async () => {
    world = await startWorld();
    const chat = world.chat(camille);
    await chat.install();
    await chat.say('bonjour');
    expect(world.log.lines()).toBeGreaterThan(0);
    expect(world.log.findings()).toEqual([]);
    world.log.write('{"msg":"hello Camille Roy"}\n');
    await expect(world.stop()).rejects.toThrow('the log holds what it must not');
  });
});

function thrown(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
