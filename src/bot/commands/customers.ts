import { showSubject } from '../say';
import type { Handler } from './handler';

export const customers: Handler = ({ deps, context, who, argument }) =>
  showSubject(deps, context, who.viewer, argument === '' ? 'customers' : `customers:0 ${argument}`);
