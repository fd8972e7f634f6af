import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { faultsSeed, printFound, size } from '../faults/size';
import { until } from '../support/chat';
import { send } from '../support/inbound';
import { alize, boreal, meridian, nordwind, type SimulatedPerson } from '../support/people';
import { startWorld, type World } from '../support/startWorld';
import { decidedIn, differences } from './decided';
import { type ForgetfulConnector, startForgetfulConnector } from './forgetfulConnector';
import { generated, type Sent } from './generate';
import { authorized, unauthorized } from './people';
import { type Recording, record } from './record';
import { shrunk } from './shrink';
import { type FuzzedBot, type Memory, startFuzzedBot } from './startFuzzedBot';

const total = size({ ci: 2_000, full: 100_000 });
const together = 8;
const batch = 250;
/** What may be held more at the end than at a tenth of the way, in bytes: caches that fill, and nothing for each activity. */
const mayGrow = 16 * 1024 * 1024;
const tenants = [boreal, alize, nordwind, meridian];

let directory: string;
let world: World;
let bot: FuzzedBot;
let connector: ForgetfulConnector;
let recording: Recording;
let sentSoFar = 0;
const statuses = new Map<string, number>();
const memory: (Memory & { readonly at: number })[] = [];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'passerelle-fuzz-'));
  connector = await startForgetfulConnector();
  world = await startWorld({
    world: 'midway',
    // Nobody waits for a watch; what is not looked at changes nothing by itself.
    env: { DATA_DIR: directory, POLL_MS: '600000', POLL_MAX_MS: '600000' },
    startBot: async (env) => {
      bot = await startFuzzedBot(env);
      return bot;
    },
  });
  recording = await record(world.port(), connector);
  await settled();
}, 120_000);
afterAll(async () => {
  await world?.stop();
  await connector?.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Waits until what is decided has stood still for a while. */
async function settled(): Promise<ReadonlyMap<string, string>> {
  let last = await decidedIn(directory, tenants);
  await until(
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      const now = await decidedIn(directory, tenants);
      const still = differences(last, now).length === 0;
      last = now;
      return still ? true : undefined;
    },
    () => 'the store to stand still',
    60_000,
  );
  return last;
}

/** What a complaint says, and where in this program it comes from. */
function gist(line = ''): string {
  const [, message = ''] = /"message":"((?:[^"\\]|\\.)*)"/.exec(line) ?? [];
  const [, place = ''] = /dist\/(src\/[\w/.]+:\d+)/.exec(line) ?? [];
  return message === '' ? line.slice(0, 300) : `${message.slice(0, 200)} (${place})`;
}

const leak = /node_modules|\bat [\w.]+ \(|\.(?:ts|js):\d+/;

/** What is wrong with the answer to it; undefined: nothing. */
async function wrong(sent: Sent): Promise<string | undefined> {
  try {
    const { status, text } = await send(world.port(), sent);
    const kind = `${status}${status === 200 && text !== '' ? ` ${String(JSON.parse(text).statusCode)}` : ''}`;
    statuses.set(kind, (statuses.get(kind) ?? 0) + 1);
    if (status >= 500) return `HTTP ${status} ${text.slice(0, 200)}`;
    return leak.test(text) ? `a stack in the answer: ${text.slice(0, 300)}` : undefined;
  } catch (error) {
    return bot.ended() === undefined ? `no answer: ${String(error)}` : `the bot ended with ${bot.ended()}`;
  }
}

/** The same for one that is sent alone, so that what the bot complains of is about it. */
async function wrongAlone(sent: Sent): Promise<string | undefined> {
  const complained = bot.complaints.length;
  const failure = await wrong(sent);
  await new Promise((resolve) => setTimeout(resolve, 5));
  return failure ?? (bot.complaints.length > complained ? `complaint: ${gist(bot.complaints.at(-1))}` : undefined);
}

/** Sends so many activities of these people; answers the first that fails, made small. */
async function bombard(people: readonly SimulatedPerson[], count: number, seed: number): Promise<readonly string[]> {
  const arbitrary = generated(recording, people, connector.url);
  for (let done = 0; done < count; done += batch) {
    const some = fc.sample(arbitrary, { numRuns: Math.min(batch, count - done), seed: seed + done });
    const complained = bot.complaints.length;
    const failed = await sendAll(some);
    sentSoFar += some.length;
    if (failed.length > 0 || bot.complaints.length > complained) {
      const found = await failuresAmong(failed.length > 0 ? failed : some);
      return found.length > 0
        ? found
        : [
            `seed ${seed + done}: ${bot.complaints
              .slice(complained, complained + 3)
              .map(gist)
              .join('; ')}`,
          ];
    }
    await measure();
  }
  return [];
}

/** Several at once; answers those that failed. */
async function sendAll(some: readonly Sent[]): Promise<readonly Sent[]> {
  const queue = [...some];
  const failed: Sent[] = [];
  const worker = async () => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop())
      if ((await wrong(next)) !== undefined) failed.push(next);
  };
  await Promise.all(Array.from({ length: together }, worker));
  return failed;
}

/** Each kind of failure once, with the smallest activity that shows it. */
async function failuresAmong(some: readonly Sent[]): Promise<readonly string[]> {
  const told = new Map<string, string>();
  for (const sent of some) {
    const failure = await wrongAlone(sent);
    const kind = failure?.replace(/"time":"[^"]*"/, '').slice(0, 150);
    if (failure === undefined || kind === undefined || told.has(kind)) continue;
    if (bot.ended() !== undefined || told.size === 6) break;
    const small = await shrunk(sent, async (one) => (await wrongAlone(one)) !== undefined);
    told.set(
      kind,
      `${failure.slice(0, 400)}: ${(typeof small === 'string' ? small : JSON.stringify(small)).slice(0, 1_200)}`,
    );
  }
  return [...told.values()];
}

/** At a tenth, at half and at the end of all. */
async function measure(): Promise<void> {
  const due = [0.1, 0.5, 1][memory.length];
  if (due === undefined || sentSoFar < due * total || bot.ended() !== undefined) return;
  memory.push({ ...(await bot.memory()), at: sentSoFar });
}

const mb = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

describe('anything may come through the front door', () => {
  test(
    'BOT-5: nobody without authority changes anything, whatever they send',
    async () => {
      const before = await settled();
      const failures = await bombard(unauthorized, total * 0.6, faultsSeed);
      expect(failures).toEqual([]);
      expect(differences(before, await settled())).toEqual([]);
    },
    size({ ci: 200_000, full: 7_200_000 }),
  );

  test(
    'BOT-5: whatever people with a role send is answered, and nothing breaks',
    async () => {
      const failures = await bombard(authorized, total * 0.4, faultsSeed + total);
      expect(failures).toEqual([]);
      expect(bot.ended()).toBeUndefined();
      expect(bot.complaints.map(gist)).toEqual([]);
    },
    size({ ci: 200_000, full: 7_200_000 }),
  );

  test('memory does not grow with what was sent', () => {
    const [tenth, half, end] = memory;
    printFound('Fuzz of the front door', [
      `seed ${faultsSeed}; ${recording.activities.length} recorded activities, ${recording.ids.length} ids`,
      `${sentSoFar} activities sent; answers: ${[...statuses].map(([kind, n]) => `${kind}: ${n}`).join(', ')}`,
      `the directory was too slow ${bot.slow()} times`,
      ...memory.map(({ at, heapUsed, rss }) => `after ${at}: heap ${mb(heapUsed)}, process ${mb(rss)}`),
    ]);
    if (tenth === undefined || half === undefined || end === undefined) throw new Error('memory was not measured');
    expect(end.heapUsed - tenth.heapUsed).toBeLessThan(mayGrow);
  });
});
