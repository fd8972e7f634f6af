import { dayIn } from './businessTime';
import { isAwayOn } from './disturb';
import type { PersonDocument } from './store/documents/personDocument';

/** The person's own time zone, or that of their organization. */
export const timeZoneOf = ({ settings, timeZone }: PersonDocument, organizations = 'UTC'): string =>
  settings?.timeZone ?? timeZone ?? organizations;

/** Whether the person is away at an instant (ISO 8601 UTC), by their own calendar. */
export const isAway = (person: PersonDocument, at: string, organizationsTimeZone?: string): boolean =>
  person.settings !== undefined && isAwayOn(person.settings, dayIn(at, timeZoneOf(person, organizationsTimeZone)));

/** Whether a message reaches the person: Teams takes it, and they have not muted it. */
export const takesMessages = ({ settings, unreachable }: PersonDocument): boolean =>
  settings?.muted !== true && unreachable === undefined;

/** Whether somebody would read a message soon: it reaches them, and they are not away. */
export const isListening = (person: PersonDocument, at: string, organizationsTimeZone?: string): boolean =>
  takesMessages(person) && !isAway(person, at, organizationsTimeZone);
