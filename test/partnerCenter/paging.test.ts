import { pathOfLink } from '../../src/partnerCenter/paging';
import { createScriptedServer, type ScriptedServer } from './support/scriptedServer';

const item = (n: number) => ({ id: String(n), companyProfile: { companyName: `C${n}`, domain: 'c.example' } });
const tokenLink = (uri: string, value: string) => ({
  links: { next: { uri, method: 'GET', headers: [{ key: 'MS-ContinuationToken', value }] } },
});

describe('seek paging', () => {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await createScriptedServer();
    server.answer('GET /v1/relationships', { body: { items: [], totalCount: 0 } });
  });
  afterEach(() => server.close());

  async function names(): Promise<string[]> {
    const found: string[] = [];
    for await (const { name } of server.connect().customers()) found.push(name);
    return found;
  }
  const asked = () => server.received.filter(({ url }) => url.startsWith('/v1/customers'));

  it.each([
    ['in the body', { continuationToken: 'next-1' }],
    ['in the body, with a link that has none', { continuationToken: 'next-1', links: { next: { uri: '/customers' } } }],
    ['in a link with /v1', tokenLink('/v1/customers?seekOperation=Next', 'next-1')],
    ['in a link without /v1', tokenLink('/customers?seekOperation=Next', 'next-1')],
    ['in a link that leads elsewhere', tokenLink('https://elsewhere.example/customers?seekOperation=Next', 'next-1')],
    ['in PascalCase', { ContinuationToken: 'next-1' }],
  ])('goes on with the token %s', async (_, more) => {
    server.answer('GET /v1/customers', { body: { items: [item(1)], ...more } }, { body: { items: [item(2)] } });
    expect(await names()).toEqual(['C1', 'C2']);
    expect(asked()[1]?.url).toBe('/v1/customers?seekOperation=Next');
    expect(asked()[1]?.headers['ms-continuationtoken']).toBe('next-1');
  });

  it('follows a link that carries everything in its address', async () => {
    const links = { next: { uri: '/customers?page=2', method: 'GET', headers: [] } };
    server.answer('GET /v1/customers', { body: { items: [item(1)], links } }, { body: { items: [item(2)] } });
    expect(await names()).toEqual(['C1', 'C2']);
    expect(asked()[1]?.url).toBe('/v1/customers?page=2');
  });

  it.each([
    ['empty token', { continuationToken: '' }],
    ['null token', { continuationToken: null, links: null }],
    ['link to elsewhere without a token', { links: { next: { uri: '//elsewhere.example/customers' } } }],
  ])('ends on an %s', async (_, more) => {
    server.answer('GET /v1/customers', { body: { items: [item(1)], ...more } });
    expect(await names()).toEqual(['C1']);
    expect(asked()).toHaveLength(1);
  });

  it('ends on a token that was used before', async () => {
    server.answer(
      'GET /v1/customers',
      { body: { items: [item(1)], continuationToken: 'a' } },
      { body: { items: [item(2)], continuationToken: 'b' } },
      { body: { items: [item(3)], continuationToken: 'a' } },
    );
    expect(await names()).toEqual(['C1', 'C2', 'C3']);
    expect(asked()).toHaveLength(3);
  });

  it('reads no page that nobody asks for', async () => {
    server.answer('GET /v1/customers', { body: { items: [item(1)], continuationToken: 'a' } });
    for await (const _ of server.connect().customers()) break;
    expect(asked()).toHaveLength(1);
  });

  it('takes a bare array as the only page', async () => {
    server.answer('GET /v1/customers', { body: [item(1), item(2)] });
    expect(await names()).toEqual(['C1', 'C2']);
  });
});

test.each([
  ['/customers/x', '/v1/customers/x'],
  ['/v1/customers/x', '/v1/customers/x'],
  ['//elsewhere.example/x', undefined],
  ['/\\elsewhere.example/x', undefined],
  ['https://elsewhere.example/x', undefined],
  ['customers', undefined],
])('the link %s is called as %s', (uri, path) => {
  expect(pathOfLink(uri)).toBe(path);
});
