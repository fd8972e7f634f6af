import { Agent, get, type IncomingMessage } from 'node:http';
import { keptAliveMs } from '../../src/http/keepAlive';
import { startServer } from '../../src/http/server';

const log = { debug() {}, info() {}, warn() {}, error() {} };

const ask = (port: number, agent: Agent): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/readyz', agent }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer));
    }).once('error', reject);
  });

test('design 1.3: no click is lost on a connection that the server closes while it is on its way: it is not the first to close one', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let answering = () => {};
  let slow: Promise<void> | undefined;
  const server = await startServer(
    {
      log,
      receive: async () => ({ status: 200 }),
      ready: async () => slow,
      mail: async () => undefined,
    },
    0,
    '127.0.0.1',
  );
  try {
    // Longer than Azure's load balancers keep an idle connection, and what the server says of it.
    expect(keptAliveMs).toBeGreaterThan(240_000);
    expect((await ask(server.port, agent)).headers['keep-alive']).toBe(`timeout=${keptAliveMs / 1000}`);
    slow = new Promise((resolve) => {
      answering = resolve;
    });
    const underWay = ask(server.port, agent);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = server.close();
    answering();
    const last = await underWay;
    // Who is told that it is the last answer sends nothing more on this connection.
    expect(last).toMatchObject({ statusCode: 200, headers: { connection: 'close' } });
    await closed;
  } finally {
    agent.destroy();
  }
});
