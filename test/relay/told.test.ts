import { noCustomer } from '../../src/domain/customer/customer';
import type { Tell } from '../../src/domain/effects';
import { transferPointer } from '../../src/ids';
import type { CardDocument } from '../../src/store/documents/cardDocument';
import type { PersonDocument, PersonSettings } from '../../src/store/documents/personDocument';
import { listAll } from '../../src/store/listAll';
import { aTransfer, effect, relayHarness } from '../support/relayHarness';

const conversation = { conversationId: '', serviceUrl: '', channelId: '', botId: '', channelUserId: '' };
/** The harness stands at a Monday in October 2026, noon UTC. */
const today = { from: '2026-10-05', until: '2026-10-06' };

interface Someone {
  readonly at: 'partner' | 'provider';
  readonly settings?: PersonSettings;
  readonly noApp?: true;
  /** Teams takes no message for them any more. */
  readonly blocked?: true;
}

/** Publishes a request once to these people and answers whose card was made, for whom, and for whom it is a turn. */
async function told(people: Readonly<Record<string, Someone>>, tell: readonly Tell[]) {
  const relay = relayHarness({});
  for (const [id, { at, settings = {}, noApp, blocked }] of Object.entries(people)) {
    const person: PersonDocument = {
      pk: at,
      id,
      type: 'person',
      v: 1,
      name: id,
      timeZone: 'Europe/Paris',
      settings,
      ...(blocked === true ? { unreachable: { reason: 'blocked', since: '' } } : {}),
    };
    await relay.store.create('people', noApp === true ? person : { ...person, conversation });
  }
  const transfers = { '1': aTransfer({ status: 'active', transferId: 't' }) };
  await relay.given({ pk: 'partner', id: 'customer:c' }, { ...noCustomer, transfers, lastTransfer: 1 }, [
    effect('p', { kind: 'publish', subject: { kind: 'transfer', n: 1 }, sides: ['partner', 'provider'], tell }),
  ]);
  await relay.sweep();
  const found: string[] = [];
  for (const pk of ['partner', 'provider']) {
    for await (const card of listAll<CardDocument>(relay.store, 'cards', { pk, type: 'card' })) {
      expect(card.subject).toBe(`transfer:${transferPointer('partner', 'c', 1)}`);
      const instead = card.insteadOf === undefined ? '' : ` for ${card.insteadOf}`;
      found.push(`${card.userId}${instead}${card.turn > 0 ? '' : ' (told)'}`);
    }
  }
  return found.sort();
}

const queue: Tell = { audience: { to: 'providerQueue', provider: 'provider' }, turn: true };
const camille: Tell = { audience: { to: 'person', person: { tenantId: 'partner', userId: 'camille' } }, turn: true };

test('the provider queue is everybody with the role, until somebody says queue on', async () => {
  const people = { tom: { at: 'provider' }, eva: { at: 'provider' }, lee: { at: 'provider', noApp: true } } as const;
  expect(await told(people, [queue])).toEqual(['eva', 'tom']);
  expect(await told({ ...people, eva: { at: 'provider', settings: { queue: 'on' } } }, [queue])).toEqual(['eva']);
});

test('whoever asked for new requests and cannot be reached does not keep them from the others', async () => {
  const people = {
    eva: { at: 'provider' },
    tom: { at: 'provider', settings: { queue: 'on' }, blocked: true },
  } as const;
  expect(await told(people, [queue])).toEqual(['eva', 'tom']);
});

test('whoever is away keeps their turns, and the delegate gets them too and is told for whom', async () => {
  const away = { at: 'partner', settings: { away: today, delegate: 'dev' } } as const;
  expect(await told({ camille: away, dev: { at: 'partner' } }, [camille])).toEqual(['camille', 'dev for camille']);
});

test('nothing goes to the delegate of somebody who is back, nor what is not their turn', async () => {
  const back = {
    at: 'partner',
    settings: { away: { from: '2026-10-01', until: '2026-10-04' }, delegate: 'dev' },
  } as const;
  expect(await told({ camille: back, dev: { at: 'partner' } }, [camille])).toEqual(['camille']);
  const away = { at: 'partner', settings: { away: today, delegate: 'dev' } } as const;
  expect(await told({ camille: away, dev: { at: 'partner' } }, [{ ...camille, turn: false }])).toEqual([
    'camille (told)',
  ]);
});

test('a delegate who is away hands on, two who name each other do not go in circles, and who left gets nothing', async () => {
  const away = (delegate: string) => ({ at: 'partner', settings: { away: today, delegate } }) as const;
  expect(await told({ camille: away('dev'), dev: away('hana'), hana: { at: 'partner' } }, [camille])).toEqual([
    'camille',
    'hana for camille',
  ]);
  expect(await told({ camille: away('dev'), dev: away('camille') }, [camille])).toEqual(['camille', 'dev for camille']);
  expect(await told({ camille: away('dev'), dev: { at: 'partner', noApp: true } }, [camille])).toEqual(['camille']);
  expect(await told({ camille: away('dev'), dev: { at: 'partner', blocked: true } }, [camille])).toEqual(['camille']);
});

test('a delegate whose own turn it is anyway is told in their own name', async () => {
  const away = { at: 'provider', settings: { away: today, delegate: 'eva' } } as const;
  expect(await told({ tom: away, eva: { at: 'provider' } }, [queue])).toEqual(['eva', 'tom']);
});

test('a delegate never is somebody of another organization', async () => {
  const away = { at: 'partner', settings: { away: today, delegate: 'tom' } } as const;
  expect(await told({ camille: away, tom: { at: 'provider' } }, [camille])).toEqual(['camille']);
});
