/** What to read of the activity log. */
export interface AuditQuery {
  /** Records from this moment on; the log reaches about 90 days back. */
  readonly since: Date;
  /** In the service's words, for instance `transfer` or `partner_customer_relationship`. */
  readonly resourceType?: string;
  readonly customerId?: string;
}

/** One thing somebody did in this tenant, in the portal or through the API. */
export interface AuditRecord {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** `extend_relationship`, `create_partner_relationship`, `create_transfer` …; the list grows, so compare with what is known. */
  readonly operation: string;
  readonly resource: string;
  readonly status: 'succeeded' | 'failed' | 'progress' | 'unknown';
  readonly customerId?: string;
  readonly customerName?: string;
  /** User principal name, or the application's name or id where no person did it. */
  readonly by?: string;
  readonly correlationId?: string;
  /** Tenants concerned, lower case; often empty. */
  readonly participants: readonly string[];
  /** `customizedData`: what the operation was about, by the service's keys. */
  readonly data: Readonly<Record<string, string>>;
  /** The resource afterwards, JSON in a text. Large; not for storing. */
  readonly newValue?: string;
}
