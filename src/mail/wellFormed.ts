/** Half of a surrogate pair, as a cut emoji leaves it, has no encoding in an address or a mail. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
