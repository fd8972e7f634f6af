import {
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
} from 'botbuilder';
import type { AuthenticateRequestResult, ConnectorClient, ConnectorFactory } from 'botframework-connector';
import type { Activity } from 'botframework-schema';

/** A call to the connector may take this long; the SDK itself sets no limit. */
const timeoutMs = 8_000;

/** The part of the connector client's pipeline this module changes; semi-private in the SDK, so its version is pinned. */
interface Pipeline {
  removePolicy(options: { name: string }): unknown;
  addPolicy(policy: {
    name: string;
    sendRequest(request: { timeout: number }, next: (r: unknown) => unknown): unknown;
  }): void;
}

/**
 * The SDK's authentication with its connector clients changed: no hidden retries, since posting an activity is not
 * idempotent, and a time limit on every call. Tested, because it reaches into the SDK.
 */
export class PasserelleAuthentication extends ConfigurationBotFrameworkAuthentication {
  constructor(options: ConfigurationBotFrameworkAuthenticationOptions) {
    super(options);
  }

  override async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(activity, authHeader);
    return result.connectorFactory === undefined
      ? result
      : { ...result, connectorFactory: plainFactory(result.connectorFactory) };
  }

  override createConnectorFactory(
    claims: Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>[0],
  ): ConnectorFactory {
    return plainFactory(super.createConnectorFactory(claims));
  }
}

const plainFactory = (inner: ConnectorFactory): ConnectorFactory => ({
  create: async (serviceUrl, audience) => withoutRetries(await inner.create(serviceUrl, audience)),
});

/** One request per call, ended after {@link timeoutMs}. */
export function withoutRetries(client: ConnectorClient): ConnectorClient {
  const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.addPolicy({
    name: 'passerelleTimeout',
    sendRequest(request, next) {
      request.timeout = timeoutMs;
      return next(request);
    },
  });
  return client;
}
