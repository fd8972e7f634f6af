import { textOf, until } from '../support/chat';
import { alize, boreal, camille, lea, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

describe('both sides of the starting point midway', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ world: 'midway' });
    for (const person of [camille, tom]) {
      await world.chat(person).install();
      await world.chat(person).say('english');
    }
  }, 60_000);
  afterAll(() => world.stop());

  test.each([
    ['Contoso', 'Your turn'],
    ['Adatum', 'Nordwind Distribution’s turn'],
    ['Consolidated Messenger', 'step 2 of 4'],
    ['Fourth Coffee', 'step 2 of 4'],
    ['Wide World Importers', 'rejected'],
    ['Woodgrove Bank', 'declined'],
    ['Blue Yonder Airlines', 'closed'],
    ['First Up Consultants', 'step 4 of 4'],
    ['Fincher Architects', 'step 3 of 4'],
    ['Nod Publishers', 'not listed'],
  ])('TRF-6, EXT-11, EXT-14: the bot knows where %s is: %s', async (name, words) => {
    await world.chat(camille).say(`status ${name}`);
    await world.chat(camille).sees(name, words);
  });

  test.each([
    ['invite Lamna Healthcare', 'has to authorize'],
    ['status VanArsdel', 'authorized you both'],
  ])('INV-10, INV-11: an invitation that is out, and one that was followed: %s, %s', async (typed, words) => {
    await world.chat(camille).say(typed);
    await world.chat(camille).sees(typed.slice(7), words);
  });

  test('TRF-12: the provider’s queue holds the requests of two partners', async () => {
    await world.chat(tom).say('queue');
    await world.chat(tom).sees('Éditions Soleil-1', 'Alizé Réseaux', 'Fourth Coffee-1', 'Boréal Cloud');
  });

  test('TRF-12: a partner’s queue holds what the partner has to do, and nothing the provider has to answer', async () => {
    await world.chat(camille).say('queue');
    const queue = textOf((await world.chat(camille).sees('Requests waiting for you')).card);
    expect(queue).toContain('First Up Consultants-1');
    expect(queue).not.toContain('Fourth Coffee-1');
  });

  test('TRF-12: the provider’s status starts, as its queue does, with the request that waits longest', async () => {
    await world.chat(tom).say('status');
    const status = textOf((await world.chat(tom).sees('Requests to Nordwind Distribution')).card);
    expect(status.indexOf('Fourth Coffee-1')).toBeLessThan(status.indexOf('Éditions Soleil-1'));
  });

  test('MCA-3, MCA-5: the provider’s queue asks for the agreements that are missing, and for no other', async () => {
    await world.chat(tom).say('queue');
    const queue = await world.chat(tom).sees('Requests waiting for you');
    const asked = [...textOf(queue.card).matchAll(/Customer agreement of ([^*]+)\*/gu)].map(([, name]) => name);
    expect(asked).toEqual(['Fabrikam', 'Adatum', 'The Phone Company', 'Trey Research']);
  });

  test('BOT-5: a look at many customers does not keep what waits from coming back', async () => {
    const names = ['Litware', 'Trey', 'Fabrikam', 'Northwind', 'Phone', 'Soleil', 'Wingtip', 'Lucerne', 'Relecloud'];
    for (const name of [...names, 'Munson', 'Alpine', 'Bellows', 'Proseware', 'Tailspin']) {
      await world.chat(camille).say(`status ${name}`);
    }
    const before = world.chat(camille).messages().length;
    await world.chat(camille).install();
    const back = () =>
      textOf(
        world
          .chat(camille)
          .messages()
          .slice(before)
          .map(({ card }) => card),
      );
    await until(
      () => (back().includes('Close First Up Consultants-1') ? true : undefined),
      () => `the request that waits for Camille; there is: ${back().slice(0, 300)}`,
    );
  });

  test('nothing that has happened is sent to Partner Center again, and nobody is told what they know', async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await world.control('GET', '/requests')).toEqual([]);
    expect(await openTransfers(world)).toEqual({ [boreal]: 2, [alize]: 1 });
  });
});

describe('going on from midway', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ world: 'midway' });
  }, 60_000);
  afterAll(() => world.stop());

  test('BOT-5: who was away is greeted with what waits, in the language chosen before', async () => {
    await world.chat(lea).install();
    await world.chat(lea).sees('Éditions Soleil-1', 'Nordwind Distribution doit répondre');
    expect(
      textOf(
        world
          .chat(lea)
          .messages()
          .map(({ card }) => card),
      ),
    ).not.toContain('Boréal');
  });

  test('TRF-16: the requests are the ones in Partner Center: an answer in the portal reaches the other side', async () => {
    const { transfers } = (await world.control('GET', '/state')) as { transfers: { id: string; customerId: string }[] };
    const soleil = transfers.find(({ customerId }) => customerId.endsWith('41'));
    await world.control('POST', `/transfers/${soleil?.id}/reject`);
    await world.chat(lea).sees('Éditions Soleil-1', 'Rejetée par Nordwind Distribution');
  });
});

async function openTransfers(world: World): Promise<Record<string, number>> {
  const { transfers } = (await world.control('GET', '/state')) as {
    transfers: { status: string; sourceTenantId: string }[];
  };
  const counts: Record<string, number> = {};
  for (const { status, sourceTenantId } of transfers) {
    if (status === 'Active') counts[sourceTenantId] = (counts[sourceTenantId] ?? 0) + 1;
  }
  return counts;
}
