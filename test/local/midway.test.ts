import { boreal, camille, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

const alize = 'b0000000-0000-4000-8000-000000000003';

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
    ['Contoso', 'no relationship yet'],
    ['Adatum', 'extended and verified'],
    ['Consolidated Messenger', 'step 2 of 4'],
    ['Fourth Coffee', 'step 2 of 4'],
    ['Wide World Importers', 'rejected'],
    ['Woodgrove Bank', 'declined'],
    ['Blue Yonder Airlines', 'closed'],
    ['First Up Consultants', 'step 4 of 4'],
    ['Fincher Architects', 'step 3 of 4'],
    ['Nod Publishers', 'extended, being verified'],
  ])('TRF-6, EXT-11, EXT-14: the bot knows where %s is: %s', async (name, words) => {
    await world.chat(camille).say(`status ${name}`);
    await world.chat(camille).sees(name, words);
  });

  test('TRF-12: the provider’s queue holds the requests of two partners', async () => {
    await world.chat(tom).say('queue');
    await world.chat(tom).sees('Éditions Soleil-1', 'Alizé Réseaux', 'Fourth Coffee-1', 'Boréal Cloud');
  });

  test('nothing that has happened is sent to Partner Center again, and nobody is told what they know', async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await world.control('GET', '/requests')).toEqual([]);
    expect(await openTransfers(world)).toEqual({ [boreal]: 2, [alize]: 1 });
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
