import { showSubject } from '../say';
import type { Handler } from './handler';

/** What waits for others, each with a button that reminds them; after the word, of one customer only. */
export const remind: Handler = ({ deps, context, who, argument }) =>
  showSubject(deps, context, who.viewer, argument === '' ? 'remind' : `remind:${argument}`);
