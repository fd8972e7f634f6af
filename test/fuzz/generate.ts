import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { verbs } from '../../src/actions/verbs';
import { commandWords } from '../../src/bot/commandTable';
import { openable } from '../../src/views/links';
import { aClick, anActivity } from '../support/inbound';
import type { SimulatedPerson } from '../support/people';
import { type Mutation, mutated, mutation } from './mutate';
import { nastyTexts, nastyValue } from './nasty';
import type { Recording } from './record';

type Json = Record<string, unknown>;

/** What is sent to the front door: an activity, or a body that is none. */
export type Sent = Json | string | unknown;

/** Activities of these people, made up and changed from recorded ones. */
export function generated(
  recording: Recording,
  people: readonly SimulatedPerson[],
  serviceUrl: string,
): fc.Arbitrary<Sent> {
  const someone = fc.constantFrom(...people);
  return fc.oneof(
    { weight: 10, arbitrary: changedRecording(recording, someone) },
    { weight: 6, arbitrary: madeUpClick(recording, someone, serviceUrl) },
    { weight: 4, arbitrary: madeUpMessage(someone, serviceUrl) },
    { weight: 1, arbitrary: oddActivity(someone, serviceUrl) },
    { weight: 1, arbitrary: noActivity },
  );
}

function changedRecording({ activities }: Recording, someone: fc.Arbitrary<SimulatedPerson>): fc.Arbitrary<Sent> {
  return fc
    .tuple(fc.constantFrom(...activities), someone, fc.array(mutation(), { maxLength: 4 }), fc.boolean())
    .map(([recorded, person, changes, wholly]) => {
      const mine = { ...recorded, ...asPerson(recorded, person) };
      // Most changes concern what a card carries; some concern anything.
      return wholly ? changes.reduce<unknown>(mutated, mine) : inValue(mine, changes);
    })
    .map(withFreshId);
}

function inValue(activity: Json, changes: readonly Mutation[]): unknown {
  const field = 'value' in activity ? 'value' : 'text';
  return { ...activity, [field]: changes.reduce<unknown>(mutated, activity[field]) };
}

function asPerson(activity: Json, person: SimulatedPerson): Json {
  const { from, conversation, channelData } = anActivity(person, String(activity.serviceUrl));
  return { from, conversation, channelData };
}

function withFreshId(activity: unknown): unknown {
  return typeof activity === 'object' && activity !== null && !Array.isArray(activity) && 'id' in activity
    ? { ...activity, id: randomUUID() }
    : activity;
}

function madeUpClick(
  { ids, inputs }: Recording,
  someone: fc.Arbitrary<SimulatedPerson>,
  serviceUrl: string,
): fc.Arbitrary<Sent> {
  const verb = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...Object.keys(verbs)) },
    { weight: 1, arbitrary: fc.constantFrom(...nastyTexts) },
  );
  const id = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...ids) },
    { weight: 2, arbitrary: fc.uuid().map((one) => `transfer:${one}`) },
    { weight: 1, arbitrary: fc.constantFrom(...nastyTexts) },
  );
  const version = fc.oneof(fc.nat(6), fc.constantFrom(-1, 1e9, '2', 'x', null, 1.5));
  const typed = fc.dictionary(fc.constantFrom(...inputs, 'language', 'to', 'step', 'snoozeFor', 'part'), nastyValue(), {
    maxKeys: 5,
  });
  const what = fc.oneof(fc.constantFrom(...openable), fc.constantFrom(...nastyTexts));
  return fc
    .record({ who: someone, verb, id, version, typed, what, rehearsal: fc.nat(9), trigger: fc.nat(9) })
    .map(({ who, verb: name, typed: more, trigger, rehearsal, ...named }) => {
      const world = rehearsal === 0 ? { world: 'rehearsal' } : {};
      const click = aClick(who, serviceUrl, name, { ...named, ...more, ...world });
      return trigger === 0 ? { ...click, value: { ...(click.value as Json), trigger: 'automatic' } } : click;
    });
}

function madeUpMessage(someone: fc.Arbitrary<SimulatedPerson>, serviceUrl: string): fc.Arbitrary<Sent> {
  const words = Object.values(commandWords).flatMap(({ en, fr }) => [...en, ...fr]);
  const text = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...words) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom(...words), fc.oneof(fc.constantFrom(...nastyTexts), fc.string({ unit: 'binary' })))
        .map((parts) => parts.join(' ')),
    },
    { weight: 2, arbitrary: fc.constantFrom(...nastyTexts) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 80 }) },
  );
  return fc
    .record({ who: someone, text, where: fc.nat(9), value: fc.option(nastyValue(), { freq: 10 }) })
    .map(({ who, text: said, where, value }) => {
      const group = { id: `group-${where}`, conversationType: 'groupChat', tenantId: who.tenantId };
      const conversation = where === 0 ? { conversation: group } : {};
      return anActivity(who, serviceUrl, { text: said, ...conversation, ...(value === null ? {} : { value }) });
    });
}

function oddActivity(someone: fc.Arbitrary<SimulatedPerson>, serviceUrl: string): fc.Arbitrary<Sent> {
  const type = fc.constantFrom(
    'conversationUpdate',
    'installationUpdate',
    'messageReaction',
    'messageUpdate',
    'event',
    'typing',
    'endOfConversation',
    'invoke',
    'nonsense',
  );
  const name = fc.constantFrom('adaptiveCard/action', 'signin/verifyState', 'task/fetch', 'composeExtension/query', '');
  const fields = fc.dictionary(
    fc.constantFrom('value', 'membersAdded', 'action', 'relatesTo', 'entities', 'channelData', 'attachments', 'locale'),
    nastyValue(),
    { maxKeys: 4 },
  );
  return fc
    .record({ who: someone, type, name, fields })
    .map(({ who, type: kind, name: called, fields: more }) =>
      anActivity(who, serviceUrl, { type: kind, name: called, ...more }),
    );
}

const noActivity: fc.Arbitrary<Sent> = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '{', '[]', 'null', '"text"', '{"type":', `{"a":${'['.repeat(2_000)}`, `"${'x'.repeat(300_000)}"`),
);
