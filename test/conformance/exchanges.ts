/** One exchange with Partner Center as it went over the wire. */
export interface Recorded {
  readonly method: string;
  readonly url: URL;
  readonly sent: Headers;
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** In place of a status: the call was refused here. */
export const notSent = 0;

/** A `fetch` that keeps what the client sent and what came back; `readOnly` refuses everything that could change something. */
export function recordingFetch(options: { readonly baseUrl: string; readonly readOnly: boolean }) {
  const recorded: Recorded[] = [];
  const record: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    // Whatever the host: tokens are fetched elsewhere, so all that comes by here is for Partner Center.
    if (options.readOnly && request.method !== 'GET') {
      recorded.push({ ...asSent(request, url), status: notSent, headers: new Headers(), body: undefined });
      throw new Error(`read only: ${request.method} ${url.pathname} is not sent`);
    }
    const toPartnerCenter = url.origin === new URL(options.baseUrl).origin;
    const response = await fetch(request);
    if (!toPartnerCenter) return response;
    const text = await response.clone().text();
    recorded.push({
      ...asSent(request, url),
      status: response.status,
      headers: response.headers,
      body: readJson(text),
    });
    return response;
  };
  return { fetch: record, recorded };
}

const asSent = ({ method, headers }: Request, url: URL) => ({ method, url, sent: headers });

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
