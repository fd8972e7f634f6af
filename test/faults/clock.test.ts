import { customerAggregate } from '../../src/aggregates';
import { execute } from '../../src/execute';
import { holidaysOf } from '../../src/holidays';
import { lifeOf, randomFrom } from '../support/clock/lives';
import { digestsExpected, expectedOf } from '../support/clock/oracle';
import { organizations } from '../support/clock/people';
import { createReminderWorld } from '../support/clock/reminderWorld';
import { faultsSeed, printFound, size } from './size';

const start = '2026-07-01T00:00:00.000Z';
const end = '2027-07-01T00:00:00.000Z';

test('TRF-13: a year over a whole book, and every reminder comes when it must: none missed, early, doubled, at night or on a weekend', async () => {
  const began = Date.now();
  const count = size({ ci: 20, full: 200 });
  const random = randomFrom(faultsSeed);
  const lives = Array.from({ length: count }, (_, n) => lifeOf(n, random, start, end));
  const events = lives
    .flatMap(({ ref, provider, events: own }) => own.map((event) => ({ ref, provider, ...event })))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  await Promise.all(organizations.map(holidaysOf));
  const world = await createReminderWorld(start);
  let moments = 0;
  try {
    for (let next = 0; ; moments += 1) {
      const due = await world.nextDue();
      const at = [events[next]?.at, due].filter((one) => one !== undefined).sort()[0];
      if (at === undefined || at > end) break;
      world.moveTo(at);
      for (; events[next] !== undefined && (events[next]?.at ?? end) <= at; next += 1) {
        const event = events[next];
        if (event === undefined) break;
        const { refusal } = await execute(world.deps, customerAggregate, event.ref, [event.command]);
        if (refusal !== undefined) throw new Error(`${event.command.type} at ${at}: ${JSON.stringify(refusal)}`);
      }
      await world.sweep();
    }
    const waits = lives.flatMap((life) => life.waits);
    const expected = waits.flatMap((wait) => expectedOf(wait, end)).sort();
    const came = [...world.reminders].sort();
    const seconds = Math.round((Date.now() - began) / 1000);
    const [all, seen] = [new Set(expected), new Set(came)];
    const changed = events.map(({ ref, at, provider }) => ({ at, tenants: [ref.pk, provider] }));
    const fridays = [...digestsExpected(changed, start, end)].sort();
    printFound('Clock', [
      `seed ${faultsSeed}: ${count} customers, ${events.length} events, ${waits.length} waits, two instances, a year in ${moments} steps of the clock and ${seconds} s`,
      `reminders expected ${expected.length}, came ${came.length}; other messages ${world.others()}`,
      `digests expected ${fridays.length}, came ${world.digests.length}`,
    ]);

    const missed = expected.filter((one) => !seen.has(one));
    const unasked = came.filter((one) => !all.has(one));
    expect({ missed: missed.slice(0, 20), unasked: unasked.slice(0, 20) }).toEqual({ missed: [], unasked: [] });
    expect(world.failures).toEqual([]);
    expect(came).toEqual(expected);
    expect(came.length).toBeGreaterThan(count * 5);
    expect([...world.digests].sort()).toEqual(fridays);
    expect(fridays.length).toBeGreaterThan(100);
  } finally {
    await world.stop();
  }
}, 600_000);
