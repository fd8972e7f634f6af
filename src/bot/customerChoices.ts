import type { TurnContext } from 'botbuilder';
import type { CustomerChoices } from '../../dialogs/dialogs';
import { acceptedProviders } from '../domain/programme/programme';
import { summaryOf } from '../notify/summaryOf';
import { findPerson } from '../people';
import { listCustomers, matchCustomers } from '../present/lists';
import { loadProgramme } from '../present/loadAggregates';
import { cardContext, type PresentDeps } from '../present/present';
import { chooseCustomerView } from '../views/chooseCustomerView';
import { renderCard } from '../views/renderCard';
import { cardMessage } from './cardMessage';
import { type IdentifyDeps, identify } from './identify';
import { senderOf } from './person';

/** The customers a person may choose among: those of their own tenant. */
export function createCustomerChoices(presentation: PresentDeps, identification: IdentifyDeps): CustomerChoices {
  const tenantOf = (context: TurnContext) => senderOf(context.activity, presentation.local);
  return {
    async find(context, name) {
      const sender = tenantOf(context);
      if (sender === undefined) return [];
      return matchCustomers(await listCustomers(presentation.store, sender.tenantId), name).map((row) => row.id);
    },
    async question(context, purpose, search) {
      const sender = tenantOf(context);
      const person = sender === undefined ? undefined : await findPerson(presentation.store, sender);
      const identified = person === undefined ? undefined : await identify(identification, person);
      if (identified === undefined) return { type: 'message', text: '' };
      const { viewer } = identified;
      const rows = await listCustomers(presentation.store, viewer.tenantId);
      const matches = search === undefined ? rows : matchCustomers(rows, search);
      const { state } = await loadProgramme(presentation.store, viewer.tenantId);
      const [only, ...others] = acceptedProviders(state);
      const provider = only === undefined || others.length > 0 ? {} : { provider: only.tenantId };
      const input = { purpose, rows: matches, ...provider, ...(search === undefined ? {} : { search }) };
      const card = renderCard(chooseCustomerView(input, viewer, await cardContext(presentation, viewer, undefined)));
      return cardMessage(card, summaryOf(card));
    },
  };
}
