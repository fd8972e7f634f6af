import { dayIn } from './businessTime';
import { isAwayOn } from './disturb';
import type { PersonDocument } from './store/documents/personDocument';

/** The person's own time zone, or that of their organization. */
export const timeZoneOf = ({ settings, timeZone }: PersonDocument, organizations = 'UTC'): string =>
  settings?.timeZone ?? timeZone ?? organizations;

/** Whether the person is away at an instant (ISO 8601 UTC), by their own calendar. */
export const isAway = (person: PersonDocument, at: string, organizationsTimeZone?: string): boolean =>
  person.settings !== undefined && isAwayOn(person.settings, dayIn(at, timeZoneOf(person, organizationsTimeZone)));

/** Whether a message would reach the person: neither muted nor away. */
export const isListening = (person: PersonDocument, at: string, organizationsTimeZone?: string): boolean =>
  person.settings?.muted !== true && !isAway(person, at, organizationsTimeZone);
