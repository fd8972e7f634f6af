/** Something the person who typed `npm start` can put right; the message is one or more whole sentences. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
