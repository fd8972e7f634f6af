import { actionsIn, inputDefaults } from '../support/chat';
import { aClick, anActivity, send } from '../support/inbound';
import { camille, dev, ines, lea, type SimulatedPerson, tom } from '../support/people';
import type { ForgetfulConnector } from './forgetfulConnector';

type Json = Record<string, unknown>;

/** What honest people sent, and what they could have pressed on the cards they got. */
export interface Recording {
  readonly activities: readonly Json[];
  /** Ids that cards carry. */
  readonly ids: readonly string[];
  /** Names of the inputs of cards. */
  readonly inputs: readonly string[];
}

const typed: readonly (readonly [SimulatedPerson, readonly string[]])[] = [
  [
    camille,
    [
      'english',
      'status',
      'status contoso',
      'extend contoso',
      'extend coho',
      'transfer litware',
      'transfers',
      'verify',
      'customers',
      'invite lamna healthcare',
      'invite',
      'providers',
      'check relecloud',
      'incentives',
      'rules',
      'settings',
      'remind',
      'enroll',
      'rehearse',
      'why',
      'cancel',
      'help',
    ],
  ],
  [dev, ['english', 'status first up', 'queue', 'settings']],
  [tom, ['english', 'queue', 'status', 'transfers', 'verify', 'settings', 'queue on', 'remind']],
  [ines, ['français', 'file', 'statut']],
  [lea, ['english', 'status', 'transfers', 'customers']],
];

/** An honest session at the starting point `midway`: nothing is decided in it. */
export async function record(port: number, connector: ForgetfulConnector): Promise<Recording> {
  const activities: Json[] = [];
  const ids = new Set<string>();
  const inputs = new Set<string>();
  const pressed = new Set<string>();
  const keep = (person: SimulatedPerson, card: unknown): readonly Json[] => {
    const typedIn = inputDefaults(card);
    for (const name of Object.keys(typedIn)) inputs.add(name);
    return actionsIn(card).flatMap((action) => {
      const data = { ...typedIn, ...(action.data as Json | undefined) };
      const verb = String(action.verb);
      const key = `${person.userId} ${verb} ${String(data.id)} ${String(data.what)}`;
      if (pressed.has(key)) return [];
      pressed.add(key);
      if (typeof data.id === 'string') ids.add(data.id);
      const click = aClick(person, connector.url, verb, data);
      activities.push(click);
      return verb === 'open' ? [click] : [];
    });
  };
  for (const [person, texts] of typed) {
    const install = anActivity(person, connector.url, { type: 'installationUpdate', action: 'add' });
    await send(port, install);
    activities.push(install);
    for (const text of texts) {
      const before = connector.calls();
      const message = anActivity(person, connector.url, { text });
      activities.push(message);
      await send(port, message);
      const cards = connector.cards.slice(before - connector.calls());
      const opens = cards.flatMap((card) => keep(person, card));
      for (const click of opens.slice(0, 12)) keep(person, (await send(port, click)).body.value);
    }
  }
  return { activities, ids: [...ids], inputs: [...inputs] };
}
