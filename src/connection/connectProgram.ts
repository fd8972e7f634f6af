import { systemClock } from '../clock';
import { addressesOf } from '../connectionConfig';
import { hasMfa } from '../partnerCenter/auth/claims';
import { ConnectionFault } from '../partnerCenter/auth/connectionFault';
import type { Issued } from '../partnerCenter/auth/msalClient';
import { redirectPort, SignInAbandoned, type SignInOptions, signIn } from '../partnerCenter/auth/signIn';
import { sentenceOf } from '../partnerCenter/auth/steps';
import { storeFault } from '../partnerCenter/auth/storeFault';
import { applicationOf } from '../partnerCenter/auth/tenantTokens';
import { openSecretStore } from '../secrets/openSecretStore';
import { type SecretStore, SecretStoreError } from '../secrets/secretStore';
import { text } from '../text/text';
import { organizationNamed, type ProgramOptions, start } from './program';

/** How long the sign-in in the browser may take. */
const signInMinutes = 10;

export interface ConnectOptions extends ProgramOptions {
  readonly timeoutMs?: number;
  readonly port?: number;
}

/** `npm run connect -- TENANT`: one sign-in by a person, whose refresh token goes into the secret store. */
export async function connectProgram(options: ConnectOptions): Promise<number> {
  const { write, env } = options;
  const started = start(options);
  if (started === undefined) return 1;
  const { language, words, tenants } = started;
  const say = (key: string, args = {}) => text(language, key, args);
  const [name] = words;
  const organization = name === undefined ? undefined : organizationNamed(tenants.organizations, name);
  if (organization === undefined) {
    const command = 'npm run connect -- TENANT';
    write(
      name === undefined
        ? say('connection.connect.usage', { command })
        : say('connection.check.unknownTenant', { tenant: name }),
    );
    return 1;
  }
  const { tenantId, connection } = organization;
  const refreshToken = connection?.refreshToken;
  if (connection === undefined || typeof refreshToken !== 'object') {
    write(say(whyNot(connection?.refreshToken, connection === undefined)));
    return 1;
  }
  const secrets = openSecretStore(tenants.secrets, env);
  const { authority, audience } = addressesOf(connection);
  const minutes = Math.max(1, Math.round((options.timeoutMs ?? signInMinutes * 60_000) / 60_000));
  const page = (signedIn: boolean) =>
    pageOf(language, say(signedIn ? 'connection.connect.page' : 'connection.connect.pageFailed'));
  try {
    if (!secrets.writable) throw new ConnectionFault('secretStoreReadOnly');
    await secrets.read(refreshToken.secret);
    const issued = await signIn({
      application: applicationOf(
        { ...connection, tenantId, authority },
        { secrets, fetch: undefined, timeoutMs: undefined },
      ),
      audience,
      port: options.port ?? redirectPort,
      timeoutMs: options.timeoutMs ?? signInMinutes * 60_000,
      open: (url) =>
        [say('connection.connect.open'), url, say('connection.connect.waiting', { minutes })].forEach(write),
      page,
    });
    const mfa = hasMfa(issued.accessToken);
    // Looked at before it is kept: it must not take the place of a sign-in that works.
    if (mfa === false) throw new ConnectionFault('noMfaClaim');
    await keep(issued, refreshToken.secret, secrets);
    write(say('connection.connect.done', { name: refreshToken.secret }));
    if (mfa !== undefined) write(say('connection.connect.doneMfa'));
    return 0;
  } catch (error) {
    write(sentenceAbout(error, { minutes, port: options.port ?? redirectPort }, say));
    return 1;
  }
}

/** Why nobody can sign in for this organization. */
function whyNot(refreshToken: string | object | undefined, unconnected: boolean): string {
  if (unconnected) return 'connection.fault.notConfigured';
  return refreshToken === undefined ? 'connection.connect.appOnly' : 'connection.connect.local';
}

async function keep(issued: Issued, name: string, secrets: SecretStore): Promise<void> {
  if (issued.refreshToken === undefined) throw new ConnectionFault('authorityUnreadable');
  await secrets.put(name, { value: issued.refreshToken, madeAt: systemClock.now().toISOString() });
}

function sentenceAbout(
  error: unknown,
  facts: { readonly minutes: number; readonly port: number },
  say: (key: string, args?: object) => string,
): string {
  if (error instanceof SignInAbandoned) return say(`connection.connect.${error.why}`, facts);
  const fault = error instanceof SecretStoreError ? storeFault(error) : error;
  if (!(fault instanceof ConnectionFault)) throw error;
  const { code } = fault.details;
  const sentence = say(sentenceOf(fault.fault));
  return code === undefined ? sentence : say('connection.check.failedWith', { sentence, detail: code });
}

const pageOf: (language: string, sentence: string) => ReturnType<SignInOptions['page']> = (language, sentence) =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Passerelle</title><p>${sentence}</p></html>`;
