import { foldName } from '../../foldName';
import { showSubject } from '../say';
import type { Handler } from './handler';
import { withCustomer } from './withCustomer';

const exportWords = new Set(['export', 'exporter']);

/** `history`, `history contoso`, `history export`. */
export const history: Handler = async (asked) => {
  const { deps, context, who, argument, customerId } = asked;
  if (exportWords.has(foldName(argument))) return showSubject(deps, context, who.viewer, 'historyExport');
  // A provider has no customers here and hears whose ledger it is.
  if (who.viewer.side === 'provider' || (argument === '' && customerId === undefined))
    return showSubject(deps, context, who.viewer, 'history');
  await withCustomer('history', (_asked, id) => showSubject(deps, context, who.viewer, `history:customer:${id}`))(
    asked,
  );
};
