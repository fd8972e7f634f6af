import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPointer, listPointers } from '../../src/present/pointers';
import { pointerDocumentId } from '../../src/store/documents/pointerDocument';
import { openStore } from '../../src/store/openStore';
import { documentVersion, type Store } from '../../src/store/store';

const tenant = 'd0000000-0000-4000-8000-000000000001';
const pointer = '11111111-1111-4111-8111-111111111111';
const stored = {
  pk: tenant,
  id: `pointer:${pointer}`,
  type: 'pointer',
  v: documentVersion,
  partnerTenant: 'b0000000-0000-4000-8000-000000000001',
  customerId: 'a0000000-0000-4000-8000-000000000001',
  n: 3,
  revision: 7,
  open: true,
  projection: { n: 3 },
};

let directory: string;
let store: Store;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'pointers-'));
  store = await openStore({ kind: 'sqlite', file: join(directory, 'store.sqlite') }, () => new Date());
  await store.create('records', stored);
});
afterEach(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

test('the pointer of a transfer keeps the id it was stored under', () => {
  expect(pointerDocumentId('transfer', pointer)).toBe(stored.id);
});

test('a pointer is found only in the partition of its reader', async () => {
  expect((await findPointer({ store }, tenant, 'transfer', pointer))?.n).toBe(3);
  expect(await findPointer({ store }, 'd0000000-0000-4000-8000-000000000002', 'transfer', pointer)).toBeUndefined();
});

test('each thing is listed without the others', async () => {
  await store.create('records', { ...stored, id: `somethingElsePointer:${pointer}` });
  const found = await listPointers(store, tenant, 'transfer');
  expect(found.map((one) => [one.pointer, one.doc.id])).toEqual([[pointer, stored.id]]);
});
