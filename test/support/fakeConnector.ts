import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { camille, dev, ines, tom } from './people';

/** One message in a chat as a person's client would show it now. */
export interface ChatMessage {
  readonly id: string;
  readonly conversationId: string;
  /** The Adaptive Card, or undefined for plain text. */
  card: Record<string, unknown> | undefined;
  text: string;
  updates: number;
}

/** Names as the roster of a chat has them, by channel id. */
const names = new Map([camille, dev, ines, tom].map(({ userId, name }) => [`29:${userId}`, name]));

export interface FakeConnector {
  readonly url: string;
  /** Everything the bot posted, oldest first, as it stands now. */
  readonly messages: ChatMessage[];
  /** The next post is stored but its answer is lost. */
  dropNextPost(): void;
  /** Every post and update to that conversation is answered 403 with this code; without one no longer. */
  refuse(conversationId: string, code?: string): void;
  /** As the Playground does on restart: messages are gone, updates get 404. */
  forgetMessages(): void;
  close(): Promise<void>;
}

/** A Bot Connector on loopback that keeps the messages the bot sends and changes them on update. */
export async function startFakeConnector(): Promise<FakeConnector> {
  const messages: ChatMessage[] = [];
  const refused = new Map<string, string>();
  let drop = false;
  let last = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const [, conversationId = '', rest = '', activityId] =
        /^\/v3\/conversations\/([^/]+)\/(activities|members|pagedmembers)(?:\/([^/?]+))?/.exec(request.url ?? '') ?? [];
      const answer = (status: number, body: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      };
      if (rest === 'members')
        return answer(200, { id: activityId, name: names.get(decodeURIComponent(activityId ?? '')) ?? '' });
      if (rest !== 'activities') return answer(404, { error: { code: 'NotFound', message: 'no such route' } });
      const code = refused.get(decodeURIComponent(conversationId));
      if (code !== undefined) return answer(403, { error: { code, message: 'Refused.' } });
      const activity = (await bodyOf(request)) as {
        type: string;
        text?: string;
        attachments?: { content: Record<string, unknown> }[];
      };
      const card = activity.attachments?.[0]?.content;
      if (request.method === 'PUT') {
        const known = messages.find((message) => message.id === activityId);
        if (known === undefined) {
          return answer(404, { error: { code: 'ActivityNotFoundInConversation', message: 'Message does not exist.' } });
        }
        known.card = card;
        known.text = activity.text ?? '';
        known.updates += 1;
        return answer(200, { id: known.id });
      }
      if (activity.type !== 'message') return answer(202, {});
      last += 1;
      const id = `m${last}`;
      messages.push({
        id,
        conversationId: decodeURIComponent(conversationId),
        card,
        text: activity.text ?? '',
        updates: 0,
      });
      if (drop) {
        drop = false;
        request.socket.destroy();
        return;
      }
      answer(201, { id });
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    dropNextPost: () => {
      drop = true;
    },
    refuse: (conversationId, code) => {
      if (code === undefined) refused.delete(conversationId);
      else refused.set(conversationId, code);
    },
    forgetMessages: () => {
      messages.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
}
