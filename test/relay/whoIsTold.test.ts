import { customerAggregate, programmeAggregate } from '../../src/aggregates';
import type { CustomerCommand } from '../../src/domain/customer/commands';
import { noCustomer } from '../../src/domain/customer/customer';
import { seed2021 as policy } from '../../src/domain/policy/seed2021';
import type { ProgrammeCommand } from '../../src/domain/programme/commands';
import { noProgramme } from '../../src/domain/programme/programme';
import { execute } from '../../src/execute';
import { createMailDownloads } from '../../src/mail/mailDownloads';
import { isTurn } from '../../src/notify/cardWork';
import { wantCard } from '../../src/notify/wantCard';
import { everythingByApi } from '../../src/partnerCenter/operations';
import { type PartnerCenterConnection, PartnerCenterError } from '../../src/partnerCenter/partnerCenter';
import { unanswered } from '../../src/partnerCenter/verdicts';
import { type PresentDeps, present } from '../../src/present/present';
import type { CardDocument } from '../../src/store/documents/cardDocument';
import { customerRowId } from '../../src/store/documents/customerDocuments';
import { listAll } from '../../src/store/listAll';
import { upsert } from '../../src/store/upsert';
import { nodesOf } from '../cards/problems';
import { textOf } from '../support/chat';
import { boreal, contoso, nordwind } from '../support/people';
import { relayHarness } from '../support/relayHarness';
import { enrolled, now, organization, people, type Row, rolesOf, rows } from './whoIsToldRows';

/** Partner Center does everything by API here, and answers nothing. */
const silent = new Proxy({} as PartnerCenterConnection, {
  get: (_target, name) =>
    name === 'operations'
      ? everythingByApi
      : name === 'portal'
        ? silent
        : async () => {
            throw new PartnerCenterError('silent', { answered: false, verdict: unanswered });
          },
});

/** What happens, and what everybody's card is afterwards. */
async function happening({ before, does, card }: Row) {
  const relay = relayHarness({
    organization,
    directory: {
      rolesOf: async ({ tenantId, userId }) => ({
        roles: rolesOf(tenantId, userId),
        readAt: now,
        guest: false,
        found: true,
      }),
    },
  });
  const { store } = relay;
  for (const [pk, members] of Object.entries(people)) {
    for (const [id] of members)
      await store.create('people', { pk, id, type: 'person', v: 1, name: id, conversation: {} });
  }
  // One of each side who has no role in it has opened the card once.
  for (const person of [
    { tenantId: boreal, userId: 'luc' },
    { tenantId: nordwind, userId: 'olaf' },
  ]) {
    const ref = await wantCard(store, person, card, { revision: 1, turn: false });
    await upsert<CardDocument>(store, 'cards', ref, (current) => {
      if (current === undefined) return undefined;
      const { due: _done, ...kept } = current;
      return { ...kept, shown: 1, activityId: 'opened', state: 'delivered' };
    });
  }
  await store.create('records', {
    pk: boreal,
    id: customerRowId(contoso),
    type: 'customerRow',
    v: 1,
    customer: { id: contoso, name: 'Contoso', domain: 'contoso.example', kind: 'direct' },
    folded: 'contoso',
  });
  const programme = { pk: boreal, id: 'programme' };
  const customer = { pk: boreal, id: `customer:${contoso}` };
  await relay.given(programme, { ...noProgramme, opened: true, ...enrolled, ...before.programme }, []);
  await relay.given(customer, { ...noCustomer, ...before.customer }, []);
  if (before.programme === undefined) await execute(relay.deps, customerAggregate, customer, [does as CustomerCommand]);
  else await execute(relay.deps, programmeAggregate, programme, [does as ProgrammeCommand]);
  relay.pass(21_000);
  await relay.sweep();
  return { relay, cards: await cardsOf(relay.store, card) };
}

async function cardsOf(store: Awaited<ReturnType<typeof relayHarness>>['store'], subject: string) {
  const found: CardDocument[] = [];
  for (const pk of Object.keys(people)) {
    for await (const card of listAll<CardDocument>(store, 'cards', { pk, type: 'card' })) {
      expect(card.subject).toBe(subject);
      found.push(card);
    }
  }
  return found;
}

test.each(rows)('design 5, who is told: $event', async (row) => {
  const { relay, cards } = await happening(row);
  const names = (which: (card: CardDocument) => boolean) =>
    cards
      .filter(which)
      .map(({ userId }) => userId)
      .sort();
  const had = ({ activityId }: CardDocument) => activityId !== undefined;
  expect({
    message: names(isTurn),
    told: names((card) => !isTurn(card) && !had(card)),
    update: names((card) => !isTurn(card) && had(card) && card.wanted > card.shown),
  }).toEqual({ message: row.message, told: row.told ?? [], update: row.update });
  const buttons: Record<string, string> = {};
  for (const card of cards.filter((one) => row.message.includes(one.userId))) {
    buttons[card.userId] = await mainButton(relay, card);
  }
  expect(buttons).toEqual(Object.fromEntries(row.message.map((name) => [name, row.button[name] ?? row.button.each])));
});

/** The verb of the card's main button, or what it opens; the card itself where it has none. */
async function mainButton(relay: ReturnType<typeof relayHarness>, card: CardDocument): Promise<string> {
  const { store, deps } = relay;
  const presentation: PresentDeps = {
    store,
    clock: deps.clock,
    connection: () => silent,
    organization,
    holdersOf: async () => [],
    local: false,
    policy,
    mailDownloads: createMailDownloads({ store, clock: deps.clock, baseUrl: () => undefined }),
  };
  const viewer = {
    tenantId: card.pk,
    userId: card.userId,
    name: card.userId,
    language: 'en' as const,
    timeZone: 'UTC',
    roles: rolesOf(card.pk, card.userId),
    side: organization(card.pk).side,
  };
  const shown = await present(presentation, card.subject, viewer);
  const main = nodesOf(shown?.card ?? {}).find(({ style, type }) => style === 'positive' && type === 'Action.Execute');
  if (main === undefined) return textOf(shown?.card);
  const { what } = main.data as { readonly what?: string };
  return what === undefined ? String(main.verb) : `open ${what}`;
}
