import { watchAccess } from '../../src/access/watchAccess';
import { accessEndedCode, isLostAccess } from '../../src/partnerCenter/lostAccess';
import { everythingByApi, howIs } from '../../src/partnerCenter/operations';
import { type PartnerCenterConnection, PartnerCenterError } from '../../src/partnerCenter/partnerCenter';
import { unanswered, verdictOn } from '../../src/partnerCenter/verdicts';
import { createSqliteStore } from '../../src/store/sqlite/sqliteStore';

const minute = 60_000;
const hour = 60 * minute;
const no = (status: number, code?: string) =>
  new PartnerCenterError('no', {
    answered: true,
    status,
    ...(code === undefined ? {} : { code }),
    verdict: verdictOn(status, code),
  });

/** A partner's connection whose answers the test sets; two instances share the store. */
function setting() {
  let time = Date.parse('2026-10-05T12:00:00.000Z');
  const clock = { now: () => new Date(time) };
  const store = createSqliteStore({ file: ':memory:', now: clock.now });
  let answer: () => Promise<readonly never[]> = async () => [];
  let asked = 0;
  let probe: () => Promise<unknown> = async () => answer();
  let probes = 0;
  const told: (readonly [string, number])[] = [];
  const restored: boolean[] = [];
  const believed = (since: string) => time - Date.parse(since) >= 24 * hour;
  let crashes = false;
  const real = {
    tenantId: 'partner',
    operations: everythingByApi,
    subscriptions: () => {
      asked += 1;
      return answer();
    },
    profile: () => {
      probes += 1;
      return probe();
    },
    async *customers() {
      asked += 1;
      yield* await answer();
    },
  } as unknown as PartnerCenterConnection;
  const instance = () =>
    watchAccess(real, {
      store,
      clock,
      denied: async (_tenant, since, denials) => {
        told.push([since, denials]);
        const ended = believed(since);
        if (crashes) throw new Error('crash');
        return ended;
      },
      answered: async (_tenant, hadEnded) => {
        restored.push(hadEnded);
      },
    });
  const read = (connection: PartnerCenterConnection) => connection.subscriptions('c').catch((error: unknown) => error);
  return {
    instance,
    read,
    told,
    pass: (ms: number) => {
      time += ms;
    },
    answers: (next: () => Promise<readonly never[]>) => {
      answer = next;
    },
    probeAnswers: (next: () => Promise<unknown>) => {
      probe = next;
    },
    crashing: (next: boolean) => {
      crashes = next;
    },
    asked: () => asked,
    probes: () => probes,
    restored: () => restored,
  };
}

test('design 1.4: refusals are counted some minutes apart by all instances together, and any answer begins anew', async () => {
  const { instance, read, told, pass, answers } = setting();
  const [one, other] = [instance(), instance()];
  answers(() => Promise.reject(no(403, '2032')));
  for (let n = 0; n < 5; n += 1) await read(one);
  expect(told).toEqual([['2026-10-05T12:00:00.000Z', 1]]);
  pass(11 * minute);
  await read(other);
  expect(told.at(-1)).toEqual(['2026-10-05T12:00:00.000Z', 2]);
  answers(async () => []);
  pass(minute);
  await read(one);
  answers(() => Promise.reject(no(403, '2032')));
  pass(minute);
  await read(other);
  expect(told.at(-1)).toEqual(['2026-10-05T12:13:00.000Z', 1]);
});

test('design 1.4: once ended nothing is asked but one read a day, everything is the portal’s, and one answer brings it all back', async () => {
  const { instance, read, pass, answers, asked, probes, restored } = setting();
  const connection = instance();
  const other = instance();
  answers(() => Promise.reject(no(403)));
  await read(connection);
  pass(24 * hour);
  await read(connection);
  const before = asked();
  for (let n = 0; n < 20; n += 1) {
    pass(hour / 2);
    expect(await read(n % 2 === 0 ? connection : other)).toMatchObject({
      details: { code: accessEndedCode, left: false },
    });
  }
  expect(asked()).toBe(before);
  expect(howIs(connection, 'openTransfer')).toBe('portal');
  pass(24 * hour);
  expect(await read(other)).toMatchObject({ details: { status: 403 } });
  expect(asked()).toBe(before);
  expect(probes()).toBe(1);
  expect(await read(connection)).toMatchObject({ details: { code: accessEndedCode } });
  answers(async () => []);
  pass(24 * hour - 10_000);
  expect(await read(other)).toMatchObject({ details: { code: accessEndedCode, verdict: { retryAfterMs: 10_000 } } });
  pass(10_000);
  expect(await read(connection)).toEqual([]);
  expect(restored()).toEqual([true]);
  expect(howIs(connection, 'openTransfer')).toBe('api');
  expect(await read(other)).toEqual([]);
});

/** Access that has ended, and the try of the next day to come. */
async function ended() {
  const all = setting();
  const connection = all.instance();
  all.answers(() => Promise.reject(no(403)));
  await all.read(connection);
  all.pass(24 * hour);
  await all.read(connection);
  all.pass(25 * hour);
  return { ...all, connection };
}

test('design 1.4: the try of the day that gets no answer is made again soon, whichever read comes', async () => {
  const { connection, read, pass, probeAnswers, asked, probes, answers, restored } = await ended();
  const before = asked();
  probeAnswers(() => Promise.reject(new PartnerCenterError('no answer', { answered: false, verdict: unanswered })));
  expect(await read(connection)).toMatchObject({
    details: { code: accessEndedCode, verdict: { retryAfterMs: 10 * minute } },
  });
  await read(connection);
  expect(probes()).toBe(1);
  pass(11 * minute);
  probeAnswers(async () => ({}));
  answers(() => Promise.reject(no(404, '1000')));
  expect(await read(connection)).toMatchObject({ details: { status: 404 } });
  expect(asked()).toBe(before + 1);
  expect(restored()).toEqual([true]);
  expect(howIs(connection, 'openTransfer')).toBe('api');
});

test('design 1.4: a no to what is asked, and not to who asks, is an answer too', async () => {
  const { connection, read, probeAnswers, restored } = await ended();
  probeAnswers(() => Promise.reject(no(404, '1000')));
  await read(connection);
  expect(restored()).toEqual([true]);
});

test('design 1.4: what an instance read some time ago, or a crash, keeps the programme from hearing nothing', async () => {
  const { instance, read, pass, answers, restored, crashing } = setting();
  const [one, stale] = [instance(), instance()];
  answers(() => Promise.reject(no(403)));
  await read(one);
  pass(24 * hour);
  crashing(true);
  await read(one);
  crashing(false);
  answers(async () => []);
  await read(one);
  expect(restored()).toEqual([false]);

  answers(() => Promise.reject(no(403)));
  pass(minute);
  await read(one);
  pass(24 * hour);
  answers(() => Promise.reject(new PartnerCenterError('no answer', { answered: false, verdict: unanswered })));
  await read(stale);
  answers(() => Promise.reject(no(403)));
  await read(one);
  answers(async () => []);
  expect(await read(stale)).toEqual([]);
  expect(restored()).toEqual([false, true]);
});

test('design 1.4: lists are watched like single reads', async () => {
  const { instance, told, answers } = setting();
  answers(() => Promise.reject(no(403, '2032')));
  const all = async () => {
    for await (const one of instance().customers()) return one;
    return undefined;
  };
  await expect(all()).rejects.toMatchObject({ details: { code: '2032' } });
  expect(told).toHaveLength(1);
});

test.each([
  ['access denied', no(403, '2032'), true],
  ['a program status that is not active', no(403, '900149'), true],
  ['a token without a partner', no(401, '800001'), true],
  ['403 without a code', no(403), true],
  ['403 with a code that nobody described', no(403, '987654'), true],
  ['an application alone', no(403, '900329'), false],
  ['an agreement that is missing', no(403, '900124'), false],
  ['401 with a code that nobody described', no(401, '987654'), false],
  ['a missing role', no(403, '900150'), false],
  ['a customer without a relationship', no(403, '20002'), false],
  ['Conditional Access', no(403, '900309'), false],
  ['a token that has run out', no(401, '400'), false],
  ['not found', no(404, '1000'), false],
  ['an outage', new PartnerCenterError('no answer', { answered: false, verdict: unanswered }), false],
  [
    'the token endpoint’s own no',
    new PartnerCenterError('no', {
      answered: true,
      left: false,
      status: 401,
      code: '800001',
      verdict: verdictOn(401, '800001'),
    }),
    false,
  ],
])('%s counts as lost access or not', (_name, error, lost) => {
  expect(isLostAccess(error)).toBe(lost);
});
