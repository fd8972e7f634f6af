import { Refusal } from '../answers';
import { guidFrom } from '../ids';

interface EntraError {
  readonly status: number;
  readonly error: string;
  readonly text: string;
}

/** Microsoft's codes with the status and OAuth word that go with them; texts in our own words where no page has them. */
const entraErrors = {
  50001: { status: 400, error: 'invalid_resource', text: 'The resource principal was not found in the tenant.' },
  500011: { status: 400, error: 'invalid_resource', text: 'The resource principal was not found in the tenant.' },
  50011: { status: 400, error: 'invalid_request', text: 'The redirect URI does not match those of the application.' },
  50076: { status: 400, error: 'interaction_required', text: 'You must use multi-factor authentication to access it.' },
  50173: { status: 400, error: 'invalid_grant', text: 'The provided grant has expired due to it being revoked.' },
  53003: {
    status: 400,
    error: 'interaction_required',
    text: 'Access has been blocked by Conditional Access policies.',
  },
  54005: { status: 400, error: 'invalid_grant', text: 'OAuth2 authorization code was already redeemed.' },
  50148: { status: 400, error: 'invalid_grant', text: 'The code_verifier does not match the code_challenge.' },
  65001: { status: 400, error: 'invalid_grant', text: 'The user or administrator has not consented to use it.' },
  650057: { status: 400, error: 'invalid_client', text: 'The client has not listed the requested resource.' },
  70000: { status: 400, error: 'invalid_grant', text: 'The provided grant is not valid.' },
  70008: { status: 400, error: 'invalid_grant', text: 'The provided authorization code or token has expired.' },
  700016: { status: 400, error: 'unauthorized_client', text: 'The application was not found in the directory.' },
  700024: { status: 401, error: 'invalid_client', text: 'Client assertion is not within its valid time range.' },
  700027: { status: 401, error: 'invalid_client', text: 'Client assertion failed signature validation.' },
  7000112: { status: 400, error: 'unauthorized_client', text: 'The application is disabled.' },
  700082: { status: 400, error: 'invalid_grant', text: 'The refresh token has expired due to inactivity.' },
  7000215: { status: 401, error: 'invalid_client', text: 'Invalid client secret provided.' },
  7000218: {
    status: 401,
    error: 'invalid_client',
    text: "The body must contain 'client_assertion' or 'client_secret'.",
  },
  7000222: { status: 401, error: 'invalid_client', text: 'The provided client secret keys are expired.' },
  7000229: { status: 401, error: 'unauthorized_client', text: 'The client application lacks a service principal.' },
  90002: { status: 400, error: 'invalid_request', text: 'The tenant was not found.' },
  900144: { status: 400, error: 'invalid_request', text: 'The request body must contain the required parameters.' },
} as const satisfies Readonly<Record<number, EntraError>>;
export type EntraCode = keyof typeof entraErrors;

/** The refusal in Entra's error body. */
export function entraRefusal(code: EntraCode, now: Date): Refusal {
  const { status, error, text } = entraErrors[code];
  const trace = guidFrom(`${code}:${now.toISOString()}`);
  const stamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return new Refusal({
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${text} Trace ID: ${trace} Correlation ID: ${trace} Timestamp: ${stamp}`,
      error_codes: [code],
      timestamp: stamp,
      trace_id: trace,
      correlation_id: trace,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    },
  });
}
