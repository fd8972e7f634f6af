import { Server } from 'node:net';

/**
 * Loaded into the Agents Playground before its own code: it listens on every address of the machine and has no option
 * against it, and whoever reaches a chat window acts as its owner. A server that names no address gets loopback.
 */
const listen = Server.prototype.listen;

Server.prototype.listen = function onLoopback(this: Server, ...args: unknown[]): Server {
  const [port, ...rest] = args;
  const namesNoAddress = typeof port === 'number' && (rest.length === 0 || typeof rest[0] === 'function');
  return Reflect.apply(listen, this, namesNoAddress ? [port, '127.0.0.1', ...rest] : args) as Server;
};
