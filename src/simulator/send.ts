import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './answers';
import type { Fault } from './state';

/** Pieces in which a slow body is sent. */
const drops = 10;

/** How an answer is spoiled; a slow one ends when the simulator closes. */
interface Spoiling {
  readonly fault: Fault | undefined;
  readonly closing: AbortSignal;
}

/** Sends the answer, spoiled the way the fault says; resolves when everything is written. */
export async function send(response: ServerResponse, answer: Answer, spoiling?: Spoiling): Promise<void> {
  const fault = spoiling?.fault;
  const text = answer.page ?? (answer.body === undefined ? '' : JSON.stringify(answer.body));
  const payload = Buffer.from(spoil(text, fault));
  const html = answer.page !== undefined || fault?.body === 'html';
  // Not chained: where restify is loaded in the same process, its writeHead answers nothing.
  response.writeHead(answer.status, {
    ...(payload.length === 0 ? {} : { 'Content-Type': `${html ? 'text/html' : 'application/json'}; charset=utf-8` }),
    'Content-Length': payload.length,
    ...(answer.assumption ? { 'X-Sim-Assumption': answer.assumption } : {}),
    ...answer.headers,
  });
  if (fault?.body === 'truncated') {
    response.write(payload.subarray(0, Math.floor(payload.length / 2)), () => response.destroy());
    return;
  }
  if (fault?.dripMs) await drip(response, payload, fault.dripMs, spoiling?.closing);
  else response.end(payload);
}

function spoil(text: string, fault: Fault | undefined): string {
  if (fault?.body === 'empty') return '';
  if (fault?.body === 'html') return '<html><body><h1>502 Bad Gateway</h1></body></html>';
  return fault?.body === 'malformed' ? `${text.slice(0, -1)},]` : text;
}

/** The whole body, a piece at a time. */
async function drip(
  response: ServerResponse,
  payload: Buffer,
  milliseconds: number,
  closing: AbortSignal | undefined,
): Promise<void> {
  const size = Math.max(1, Math.ceil(payload.length / drops));
  for (let from = 0; from < payload.length && !response.destroyed; from += size) {
    response.write(payload.subarray(from, from + size));
    await sleep(milliseconds / drops, undefined, { signal: closing });
  }
  response.end();
}
