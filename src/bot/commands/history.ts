import { foldName } from '../../foldName';
import { say, showSubject } from '../say';
import type { Handler } from './handler';
import { withCustomer } from './withCustomer';

const exportWords = new Set(['export', 'exporter']);

/** `history`, `history contoso`, `history export`. */
export const history: Handler = async (asked) => {
  const { deps, context, who, argument, customerId } = asked;
  if (who.viewer.side === 'provider') {
    return say(deps, context, who.viewer, { key: 'history.provider', title: 'history.providerTitle' });
  }
  if (exportWords.has(foldName(argument))) return showSubject(deps, context, who.viewer, 'historyExport');
  if (argument === '' && customerId === undefined) return showSubject(deps, context, who.viewer, 'history');
  await withCustomer('history', (_asked, id) => showSubject(deps, context, who.viewer, `history:customer:${id}`))(
    asked,
  );
};
