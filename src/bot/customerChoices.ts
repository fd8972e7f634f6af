import type { TurnContext } from 'botbuilder';
import type { CustomerChoices } from '../../dialogs/dialogs';
import { acceptedProviders } from '../domain/programme/programme';
import { summaryOf } from '../notify/summaryOf';
import { findPerson } from '../people';
import { listCustomers, matchCustomers } from '../present/lists';
import { loadProgramme } from '../present/loadAggregates';
import { cardContext, type PresentDeps } from '../present/present';
import { chooseCustomerView } from '../views/chooseCustomerView';
import { renderFor } from '../views/renderFor';
import { personIn, worldOf } from './acting';
import { cardMessage } from './cardMessage';
import { type IdentifyDeps, identify } from './identify';
import { senderOf } from './person';

/** The customers a person may choose among: those of their own tenant. */
export function createCustomerChoices(presentation: PresentDeps, identification: IdentifyDeps): CustomerChoices {
  const personOf = async (context: TurnContext) => {
    const sender = senderOf(context.activity, presentation.local);
    const real = sender === undefined ? undefined : await findPerson(presentation.store, sender);
    return real === undefined ? undefined : personIn(presentation, real, worldOf(real));
  };
  return {
    async find(context, name) {
      const person = await personOf(context);
      if (person === undefined) return [];
      return matchCustomers(await listCustomers(presentation.store, person.pk), name).map((row) => row.id);
    },
    async question(context, purpose, search) {
      const person = await personOf(context);
      const identified = person === undefined ? undefined : await identify(identification, person);
      if (identified === undefined) return { type: 'message', text: '' };
      const { viewer } = identified;
      const rows = await listCustomers(presentation.store, viewer.tenantId);
      const matches = search === undefined ? rows : matchCustomers(rows, search);
      const { state } = await loadProgramme(presentation.store, viewer.tenantId);
      const [only, ...others] = acceptedProviders(state);
      const provider = only === undefined || others.length > 0 ? {} : { provider: only.tenantId };
      const input = { purpose, rows: matches, ...provider, ...(search === undefined ? {} : { search }) };
      const card = renderFor(
        viewer,
        chooseCustomerView(input, viewer, await cardContext(presentation, viewer, undefined)),
      );
      return cardMessage(card, summaryOf(card));
    },
  };
}
