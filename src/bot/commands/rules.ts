import { showSubject } from '../say';
import type { Handler } from './handler';

/** `rules`, `rules ENR`, `rules ENR-18`, `rules consent`. */
export const rules: Handler = ({ deps, context, who, argument }) =>
  showSubject(deps, context, who.viewer, argument === '' ? 'rules' : `rules:${argument}`);
