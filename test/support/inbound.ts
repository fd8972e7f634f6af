import { randomUUID } from 'node:crypto';
import type { SimulatedPerson } from './people';

type Json = Record<string, unknown>;

/** An activity as Teams would send it for a person; every field can be replaced. */
export const anActivity = (person: SimulatedPerson, serviceUrl: string, fields: Json = {}): Json => ({
  id: randomUUID(),
  type: 'message',
  text: 'help',
  channelId: 'msteams',
  serviceUrl,
  from: { id: `29:${person.userId}`, name: person.name, aadObjectId: person.userId },
  recipient: { id: '28:passerelle', name: 'Passerelle' },
  conversation: { id: `chat-${person.userId}`, conversationType: 'personal', tenantId: person.tenantId },
  channelData: { tenant: { id: person.tenantId } },
  ...fields,
});

/** A pressed button as Teams would send it. */
export const aClick = (
  person: SimulatedPerson,
  serviceUrl: string,
  verb: string,
  data: unknown,
  fields: Json = {},
): Json =>
  anActivity(person, serviceUrl, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: 'm1',
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    ...fields,
  });

export async function send(
  port: number,
  activity: unknown,
): Promise<{ readonly status: number; readonly text: string; readonly body: Json }> {
  const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof activity === 'string' ? activity : JSON.stringify(activity),
  });
  const text = await response.text();
  return { status: response.status, text, body: text.startsWith('{') ? (JSON.parse(text) as Json) : {} };
}
