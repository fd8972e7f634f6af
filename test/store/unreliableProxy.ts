import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to requests: passed on; passed on but the answer is lost; never answered; refused as throttled. */
export type Weather = 'fair' | 'answerLost' | 'silence' | 'throttled' | 'broken';

export interface UnreliableProxy {
  readonly endpoint: string;
  /** Affects requests about documents only, so that the client can still learn about the containers. */
  weather: Weather;
  stop(): Promise<void>;
}

/** An HTTP proxy before `target` that loses what it is told to lose. */
export async function startUnreliableProxy(target: string): Promise<UnreliableProxy> {
  const server = createServer((incoming, outgoing) => {
    const weather = /\/docs(\/|$)/.test(incoming.url ?? '') ? proxy.weather : 'fair';
    if (weather === 'silence') return;
    if (weather === 'throttled' || weather === 'broken') {
      outgoing.writeHead(weather === 'throttled' ? 429 : 503, { 'x-ms-retry-after-ms': '100' });
      outgoing.end(JSON.stringify({ code: weather, message: weather }));
      return;
    }
    const { method, headers } = incoming;
    const passedOn = request(new URL(incoming.url ?? '/', target), { method, headers }, (answer) => {
      if (weather === 'answerLost') {
        answer.resume();
        incoming.socket.destroy();
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    passedOn.on('error', () => incoming.socket.destroy());
    incoming.pipe(passedOn);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: UnreliableProxy = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    weather: 'fair',
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}
