import type { AggregateDocument } from '../../src/store/documents/aggregateDocument';
import type { Store } from '../../src/store/store';
import { consentInputs } from '../journeys/firstLight';
import { type Chat, textOf, until } from '../support/chat';
import type { ChatMessage } from '../support/fakeConnector';
import { aClick, send } from '../support/inbound';
import { movableClock } from '../support/movableClock';
import { camille, ines, lea, olaf, type SimulatedPerson, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

/** Monday, October 5, 2026, 10:00 in Toronto, where all of them sit; Nordwind’s business days are those of Oslo. */
const clock = movableClock('2026-10-05T14:00:00.000Z');
let world: World;
const chat = (person: SimulatedPerson): Chat => world.chat(person);
beforeAll(async () => {
  let store: Store | undefined;
  const aroundStore = (opened: Store) => {
    store = opened;
    return opened;
  };
  world = await startWorld({ clock, aroundStore });
  for (const person of [tom, ines, olaf, lea]) {
    await chat(person).install();
    await chat(person).say('english');
  }
  await chat(lea).offeredAfter('extend soleil', 'recordConsent');
  await chat(lea).press('recordConsent', consentInputs);
  await chat(lea).offered('extendRelationship');
  await chat(lea).press('extendRelationship');
  await chat(lea).sees('Verified: Nordwind Distribution');
  await chat(lea).offeredAfter('transfer soleil', 'createTransfer');
  await chat(lea).press('createTransfer');
  for (const person of [tom, ines]) await chat(person).offered('acceptTransfer');
  // The clock moves only once the reminders are set.
  await until(
    async () => {
      const page = await store?.list<AggregateDocument>('records', { pk: lea.tenantId, type: 'customer' });
      const work = page?.items.flatMap(({ doc }) => doc.outbox.map((item) => item.work));
      return work?.some((one) => one.kind === 'remind' && one.nextAt !== undefined) === true ? true : undefined;
    },
    () => 'the first reminder to be set',
  );
}, 40_000);
afterAll(() => world.stop());

const posted = (person: SimulatedPerson): number => chat(person).messages().length;
const newest = (person: SimulatedPerson): ChatMessage | undefined => chat(person).messages().at(-1);
/** Waits for a message more than before, and answers what stands in it. */
const another = async (person: SimulatedPerson, before: number): Promise<string> => {
  await until(
    () => (posted(person) > before ? true : undefined),
    () => `one message more for ${person.name}`,
  );
  return textOf(newest(person)?.card);
};
const waited = 'Alizé Réseaux has been waiting for your answer since';
const requestId = () => String(chat(tom).find('acceptTransfer')?.data.id);
const click = async (person: SimulatedPerson, verb: string, data: object): Promise<string> => {
  const { status, body } = await send(world.port(), aClick(person, world.connector.url, verb, data));
  expect([status, body.statusCode]).toEqual([200, 200]);
  return textOf(body.value);
};

describe('snooze', () => {
  test('one’s own reminder of one subject comes a day later, and a colleague’s is not concerned', async () => {
    const before = { tom: posted(tom), ines: posted(ines) };
    // Wednesday, 09:00 in Toronto: the second business day began in Oslo at 07:00.
    clock.moveTo('2026-10-07T13:00:01.000Z');
    expect(await another(tom, before.tom)).toContain(waited);
    expect(await another(ines, before.ines)).toContain(waited);
    const { text } = await chat(tom).press('snooze', { snoozeFor: 'day' });
    expect(text).toContain('You will be reminded of this again on Thursday, October 8');
    // What the message is about can still be done from it.
    expect(text).toContain('Accept');
    expect(textOf(newest(ines)?.card)).not.toContain('You will be reminded');
    const then = { tom: posted(tom), ines: posted(ines) };
    clock.moveTo('2026-10-08T12:55:00.000Z');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect([posted(tom), posted(ines)]).toEqual([then.tom, then.ines]);
    clock.moveTo('2026-10-08T13:05:00.000Z');
    expect(await another(tom, then.tom)).toContain(waited);
    expect(posted(ines)).toBe(then.ines);
  });

  test('three days, over a reminder of a colleague’s and a weekend', async () => {
    const { text } = await chat(tom).press('snooze', { snoozeFor: 'threeDays' });
    expect(text).toContain('You will be reminded of this again on Sunday, October 11');
    const before = { tom: posted(tom), ines: posted(ines) };
    // Friday: the fourth business day, for everybody there who may answer.
    clock.moveTo('2026-10-09T13:00:01.000Z');
    expect(await another(ines, before.ines)).toContain(waited);
    expect(posted(tom)).toBe(before.tom);
    // Sunday is over, and it is not nine o’clock yet.
    clock.moveTo('2026-10-12T12:50:00.000Z');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(posted(tom)).toBe(before.tom);
    clock.moveTo('2026-10-12T13:00:01.000Z');
    expect(await another(tom, before.tom)).toContain(waited);
    expect(posted(tom)).toBe(before.tom + 1);
  });

  test('until Monday, also on a Monday', async () => {
    const { text } = await chat(tom).press('snooze', { snoozeFor: 'week' });
    expect(text).toContain('You will be reminded of this again on Monday, October 19');
  });

  test('whoever waits has nothing to snooze; a foreign and a forged id are one and the same unknown thing', async () => {
    const id = requestId();
    expect(await click(lea, 'snooze', { id, version: 1 })).toContain('Nothing of this waits for you');
    const [foreign, forged] = [
      await click(camille, 'snooze', { id, version: 1 }),
      await click(camille, 'snooze', { id: 'transfer:00000000-0000-5000-8000-000000000000', version: 1 }),
    ];
    expect(foreign).toContain('Not found');
    expect(forged).toBe(foreign);
  });
});

describe('remind', () => {
  test('TRF-13: `remind` lists what waits for the other side, all of it or one customer’s, and nothing of one’s own', async () => {
    await chat(lea).say('remind');
    expect(textOf(newest(lea)?.card)).toMatch(
      /Waiting for others\n1 thing waits\n[\s\S]*Éditions Soleil\*\* · Nordwind/,
    );
    await chat(lea).say('remind soleil');
    expect(textOf(newest(lea)?.card)).toContain(
      'You have been waiting for Nordwind Distribution to answer since Monday',
    );
    await chat(lea).say('remind contoso');
    expect(textOf(newest(lea)?.card)).toContain('Nothing of “contoso” waits for anybody but you');
    await chat(tom).say('remind');
    expect(textOf(newest(tom)?.card)).toContain('Nothing waits for anybody but you');
    await chat(lea).say('relancer soleil');
    expect(textOf(newest(lea)?.card)).toContain('You have been waiting for Nordwind Distribution');
  });

  test('TRF-13: it comes again to who has to act, once per working day; pressed again it says how it got there', async () => {
    const before = { tom: posted(tom), ines: posted(ines) };
    await chat(lea).say('remind soleil');
    const first = await chat(lea).press('remind');
    expect(first.text).toContain('Reminded: Nordwind Distribution gets this again, in its people’s working hours');
    // Tom put this off until Monday; nobody’s press shortens that.
    expect(await another(ines, before.ines)).toContain(waited);
    // Ines has it; that it was delivered is settled a moment later.
    const again = await until(
      async () => {
        const answer = await chat(lea).press('remind');
        return answer.text.includes('It was delivered') ? answer : undefined;
      },
      () => 'the reminder to be settled',
    );
    expect(again.text).toContain('Last reminded');
    expect(again.text).toContain('It was delivered to 1 of 2');
    expect(again.text).toContain('Another reminder may go out on the next working day');
    expect([posted(tom), posted(ines)]).toEqual([before.tom, before.ines + 1]);
    // Tuesday.
    clock.moveTo('2026-10-13T13:30:00.000Z');
    await chat(lea).say('remind soleil');
    expect((await chat(lea).press('remind')).text).toContain('Reminded:');
    await another(ines, before.ines + 1);
  });

  test('TRF-13: pressed at night, it waits for the working hours there and says so', async () => {
    // Wednesday, 22:00 in Toronto: Thursday in Oslo.
    clock.moveTo('2026-10-15T02:00:00.000Z');
    const before = posted(ines);
    await chat(lea).say('remind soleil');
    expect((await chat(lea).press('remind')).text).toContain('Reminded:');
    expect((await chat(lea).press('remind')).text).toContain('It goes out in their working hours');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await chat(lea).press('remind')).text).toContain('It goes out in their working hours');
    expect(posted(ines)).toBe(before);
    clock.moveTo('2026-10-15T13:00:01.000Z');
    expect(await another(ines, before)).toContain(waited);
  });

  test('ROL-4: without a role, and with a foreign or forged id, nobody is reminded', async () => {
    const id = requestId();
    const before = posted(ines);
    clock.moveTo('2026-10-16T13:30:00.000Z');
    const foreign = await click(camille, 'remind', { id });
    const forged = await click(camille, 'remind', { id: 'transfer:00000000-0000-5000-8000-000000000000' });
    expect(foreign).toContain('Not found');
    expect(forged).toBe(foreign);
    // Whose turn it is has nobody to remind.
    expect(await click(tom, 'remind', { id })).toContain('Nobody is waited for here');
    expect(await click(olaf, 'remind', { id })).toContain('Admin agent');
    expect(posted(ines)).toBe(before);
  });
});
