import type { IncomingMessage } from 'node:http';

/** No documented request comes near this. */
const maximumBytes = 1_000_000;

/** The whole body as text; undefined when it is too large, read to its end all the same so that an answer arrives. */
export async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maximumBytes) chunks.push(chunk);
  }
  return size > maximumBytes ? undefined : Buffer.concat(chunks).toString('utf8');
}

/** JSON, a form, or nothing; `unreadable` when it claims to be JSON and is not. */
export function parseBody(text: string, contentType: string): { readonly value: unknown } | 'unreadable' {
  if (text === '') return { value: undefined };
  // A JSON object sent by hand often carries the form type that curl adds by itself.
  if (contentType.includes('application/x-www-form-urlencoded') && !text.startsWith('{')) {
    return { value: Object.fromEntries(new URLSearchParams(text)) };
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return 'unreadable';
  }
}
