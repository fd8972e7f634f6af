import { startStrictConnector } from '../strictConnector';
import { answerParent } from './ownProcess';

/** What the connector has seen, with moments of its own clock in milliseconds. */
export type ConnectorHandlers = typeof handlers;

const connector = startStrictConnector({ tenantOf: (conversation) => conversation.split('|')[0] ?? '' });

const handlers = {
  url: async () => (await connector).url,
  /** Forgets what has arrived, and says what time it is. */
  begin: async () => {
    (await connector).arrived.length = 0;
    return performance.now();
  },
  count: async () => (await connector).arrived.length,
  found: async () => {
    const { arrived, overLimit, counted } = await connector;
    return { arrived, overLimit, counted: [...counted] };
  },
};

answerParent(handlers);
