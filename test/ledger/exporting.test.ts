import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import restify from 'restify';
import { customerAggregate, programmeAggregate } from '../../src/aggregates';
import { noCustomer } from '../../src/domain/customer/customer';
import { seed2021 } from '../../src/domain/policy/seed2021';
import { execute } from '../../src/execute';
import { serveLedger } from '../../src/http/ledgerRoute';
import { createExportDownloads, downloadMs } from '../../src/ledger/export/exportDownloads';
import { exportFormat } from '../../src/ledger/export/exportRecord';
import { exportRecords } from '../../src/ledger/export/exportRecords';
import { exportFormats, writeExport } from '../../src/ledger/export/writeExport';
import { verifyExport } from '../../src/ledger/verify/verify';
import { fillStore } from '../../src/local/midway/fillStore';
import { midwayWorld } from '../../src/simulator/world/midwayWorld';
import { boreal } from '../../src/simulator/world/organizations';
import { createSqliteStore } from '../../src/store/sqlite/sqliteStore';
import type { Store } from '../../src/store/store';
import { movableClock } from '../support/movableClock';
import { relayHarness } from '../support/relayHarness';
import { aSigner } from './support/aLedger';

const signer = aSigner();
const at = '2026-10-05T12:00:00.000Z';

async function exported(store: Store, partner: string, format: 'jsonl' | 'csv'): Promise<Buffer> {
  const { id: key } = await signer.key();
  const by = { tenantId: partner, userId: 'camille' };
  const head = { kind: 'export' as const, format: exportFormat, partner, organization: 'Boréal', madeAt: at, by, key };
  const chunks: Buffer[] = [];
  const records = exportRecords(store, head, async ({ event }) => ({ what: event.type, customer: 'Contoso' }));
  for await (const chunk of writeExport(records, format, signer)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test.each(exportFormats)(
  'issue 6: what is decided and not appended yet is exported as pending, in its place in the chain (%s)',
  async (format) => {
    const store = createSqliteStore({ file: ':memory:', now: () => new Date(at) });
    const state = midwayWorld('passerelle', new Date(at), 'seed-2021');
    // Everything is decided, and nothing was appended: no relay runs.
    await fillStore({ store, state, now: new Date(at), policy: seed2021 });
    const checked = verifyExport(await exported(store, boreal, format), signer.publicKey);
    expect(checked.findings).toEqual([]);
    expect(checked.entries).toBe(0);
    expect(checked.pending.length).toBeGreaterThan(100);
    expect(checked.heads.size).toBe(checked.chains);
    await store.close();
  },
);

const customer = { pk: 'partner', id: 'customer:c1' };
const decline = (relay: ReturnType<typeof relayHarness>, provider: string) =>
  execute(relay.deps, customerAggregate, customer, [
    {
      type: 'recordConsentDeclined',
      actor: { tenantId: 'partner', userId: 'camille', roles: ['adminAgent'], rolesReadAt: at },
      policy: seed2021,
      provider,
      comment: 'Ask Jo Doe again; =1+1',
      now: relay.now(),
    },
  ]);

test('issue 6: appended and pending entries of one chain, and texts beside them, verify together', async () => {
  const relay = relayHarness({});
  await relay.given(customer, noCustomer, []);
  // A chain begins at 1: what the harness gives has a number already.
  const given = await relay.store.read('records', 'partner', customer.id);
  if (given === undefined) throw new Error('not given');
  await relay.store.replace('records', { ...given.doc, seq: 0 }, given.etag);
  await decline(relay, 'one');
  relay.pass(21_000);
  await relay.sweep();
  await decline(relay, 'two');
  const checked = verifyExport(await exported(relay.store, 'partner', 'csv'), signer.publicKey);
  expect(checked.findings).toEqual([]);
  expect(checked).toMatchObject({ chains: 1, entries: 1, pending: [{ aggregate: 'customer:c1', seq: 2 }] });
});

test('issue 6: what somebody removed from the store, or changed in it, is found in the export although that is signed', async () => {
  const relay = relayHarness({});
  const programme = { pk: 'partner', id: 'programme' };
  for (const name of ['One', 'Two', 'Three']) {
    await execute(relay.deps, programmeAggregate, programme, [
      {
        type: 'addChecklistProvider',
        actor: { tenantId: 'partner', userId: 'camille', roles: ['adminAgent'], rolesReadAt: at },
        policy: seed2021,
        key: name,
        name,
        now: at,
      },
    ]);
  }
  const appended = await relay.store.read<never>('records', 'partner', 'programme');
  expect(appended).toBeDefined();
  relay.pass(21_000);
  await relay.given({ pk: 'partner', id: 'customer:none' }, noCustomer, []);
  await relay.sweep();
  const found = async () =>
    verifyExport(await exported(relay.store, 'partner', 'jsonl'), signer.publicKey).findings.map(({ what }) => what);
  const entry = await relay.store.read('ledger', 'partner', 'programme:00000002');
  if (entry === undefined) throw new Error('not appended');
  const changed = await relay.store.replace('ledger', { ...entry.doc, at: '2026-01-01T00:00:00.000Z' }, entry.etag);
  expect(await found()).toContain('Entry 2 of programme was changed: its hash does not fit what it says.');
  await relay.store.remove('ledger', 'partner', 'programme:00000002', changed.etag);
  expect(await found()).toContain('Entry 3 of programme follows entry 1: lines were removed, added or moved here.');
});

test('issue 6: in a spreadsheet nothing that was typed is a formula, and accents are read', async () => {
  const relay = relayHarness({});
  await decline(relay, '=cmd');
  const csv = (await exported(relay.store, 'partner', 'csv')).toString('utf8');
  expect(csv.startsWith('\ufeff')).toBe(true);
  for (const cell of csv.matchAll(/"((?:[^"]|"")*)"/gu)) expect(cell[1]).not.toMatch(/^[=+\-@\t\r]/);
});

describe('an address', () => {
  const wanted = {
    tenantId: 'partner',
    userId: 'camille',
    language: 'fr',
    timeZone: 'Europe/Paris',
    file: 'csv',
  } as const;
  const downloads = (baseUrl: string | undefined) => {
    const clock = movableClock(at);
    const store = createSqliteStore({ file: ':memory:', now: clock.now });
    return { clock, downloads: createExportDownloads({ store, clock, baseUrl: () => baseUrl }) };
  };
  const tokenOf = (url = '') => url.slice(url.lastIndexOf('/') + 1).replace(/\.csv$/, '');

  test('issue 6: is good for 15 minutes, for one tenant, one person and one file', async () => {
    const { clock, downloads: made } = downloads('https://bot.example/');
    const url = await made.urlOf(wanted);
    expect(url).toMatch(/^https:\/\/bot\.example\/ledger\/[\w-]+\.[\w-]+\.csv$/);
    expect(tokenOf(url).length).toBeLessThanOrEqual(400);
    expect(await made.refOf(tokenOf(url))).toMatchObject(wanted);
    const ends = Date.parse(at) + downloadMs;
    clock.moveTo(new Date(ends - 30_000).toISOString());
    expect(await made.refOf(tokenOf(url))).toMatchObject(wanted);
    clock.moveTo(new Date(ends + 1_000).toISOString());
    expect(await made.refOf(tokenOf(url))).toBeUndefined();
  });

  test('issue 6: another tenant in it, another store’s, and anything else is none', async () => {
    const { downloads: made } = downloads('https://bot.example');
    const token = tokenOf(await made.urlOf(wanted));
    const [payload = '', signature = ''] = token.split('.');
    const other = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('partner', 'another')).toString(
      'base64url',
    );
    for (const forged of [`${other}.${signature}`, `${payload}.`, payload, '', '.', `${token}x`.replace(/^./, 'x')])
      expect(await made.refOf(forged)).toBeUndefined();
    const { downloads: elsewhere } = downloads('https://bot.example');
    expect(await elsewhere.refOf(token)).toBeUndefined();
  });

  test('issue 6: there is none where no browser reaches the bot', async () => {
    expect(await downloads(undefined).downloads.urlOf(wanted)).toBeUndefined();
  });
});

test('issue 6: an export that breaks off ends the connection, and says nothing of why', async () => {
  const warned: string[] = [];
  const log = {
    debug() {},
    info() {},
    warn: (_fields: object, message: string) => void warned.push(message),
    error() {},
  };
  const server = restify.createServer({ maxParamLength: 400 });
  const half = async function* () {
    yield Buffer.from('{"kind":"export"}\n');
    throw new Error('secret reason');
  };
  serveLedger(server, {
    log,
    ledger: async () => ({ contentType: 'text/plain', fileName: 'x', body: Readable.from(half()) }),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as unknown as AddressInfo;
  const response = fetch(`http://127.0.0.1:${port}/ledger/a.b.jsonl`).then((answer) => answer.text());
  await expect(response).rejects.toThrow();
  expect(warned).toEqual(['ledger export broke off']);
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
