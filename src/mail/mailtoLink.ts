import type { Letter } from '../domain/customer/invitation';
import { wellFormed } from './wellFormed';

/** Longer addresses are cut or refused by browsers and mail programs. */
const longest = 1_800;

/** The letter as an address that a mail program opens; undefined when it would be too long. */
export function mailtoLink({ subject, body }: Letter): string | undefined {
  const link = `mailto:?subject=${encode(subject)}&body=${encode(body)}`;
  return link.length > longest ? undefined : link;
}

/** Line ends as mail has them; what `encodeURIComponent` leaves open could end the link where it stands in a text. */
const encode = (text: string): string =>
  encodeURIComponent(wellFormed(text).replace(/\r?\n/gu, '\r\n')).replace(
    /[!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
