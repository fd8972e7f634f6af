import { thingId } from '../ids';
import { fieldError, frame } from './frame';
import type { NewCustomerInput } from './invitationInputs';
import { type Link, link, linkRows } from './links';
import { hasOneOf, roleNames } from './people';
import { section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** Id that the form's button carries: it is about no thing yet. */
export const newCustomerFormId = 'inviteNew';

/** INV-3, INV-15 to INV-17: whether the customer has a tenant decides between an invitation and a request to the provider. */
export function newCustomerView(input: NewCustomerInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const name = input.typed.customerName ?? '';
  const roles = context.policy.roles.invite;
  const allowed = hasOneOf(viewer, roles);
  return {
    template: 'newCustomer',
    data: {
      id: newCustomerFormId,
      version: 0,
      ...frame(words, viewer, context, {
        title: { key: 'newCustomer.formTitle' },
        status:
          name === '' ? { key: 'newCustomer.formStatusNoName' } : { key: 'newCustomer.formStatus', args: { name } },
        tone: 'Accent',
        rules: true,
      }),
      sections: sections(
        section({ lines: [words.say('newCustomer.question'), words.say('newCustomer.noTenant')] }),
        section({
          lines: [
            name === '' ? words.say('newCustomer.typeExisting') : undefined,
            input.similar.length > 0 ? words.say('newCustomer.similar') : undefined,
            allowed ? undefined : words.say('invitation.needsRole', { roles: roleNames(words, roles, 'disjunction') }),
          ],
        }),
      ),
      form: allowed ? [form(words, input, viewer, context)] : [],
      continue: allowed ? [{ title: words.label('newCustomer.continue') }] : [],
      linkRows: linkRows([...similar(words, input), link(words, 'status', '', 'button.status')]),
    },
  };
}

/** Straight to the invitation when there is one provider, else to the customer. */
const similar = (words: Words, { similar: rows, providers }: NewCustomerInput): readonly Link[] =>
  rows.slice(0, 4).map(({ id: customerId, name }) => {
    const [only, ...more] = providers;
    const what = only === undefined || more.length > 0 ? 'customer' : 'invitation';
    const id =
      only === undefined || more.length > 0
        ? thingId({ kind: 'customer', customerId })
        : thingId({ kind: 'invitation', customerId, provider: only.tenantId });
    return link(words, what, id, 'invitation.button.customer', { name });
  });

const fields = ['customerName', 'hasTenant', 'provider', 'comment'];

function form(words: Words, { providers, typed }: NewCustomerInput, viewer: Viewer, context: CardContext) {
  const label = (key: string) => words.label(`newCustomer.${key}`);
  return {
    nameLabel: label('nameLabel'),
    customerName: typed.customerName ?? '',
    tenantLabel: label('tenantLabel'),
    hasTenant: typed.hasTenant ?? '',
    tenantChoices: [
      { title: label('tenantYes'), value: 'yes' },
      { title: label('tenantNo'), value: 'no' },
    ],
    providerLabel: label('providerLabel'),
    provider: typed.provider ?? providers[0]?.tenantId ?? '',
    providers: providers.map(({ tenantId, name }) => ({
      title: words.label('choose.button', { name }),
      value: tenantId,
    })),
    languageLabel: label('languageLabel'),
    draftLanguage: typed.draftLanguage ?? words.reader.language,
    draftLanguages: [
      { title: label('english'), value: 'en' },
      { title: label('french'), value: 'fr' },
    ],
    noteLabel: label('noteLabel'),
    comment: typed.comment ?? '',
    errors: Object.fromEntries(fields.map((field) => [field, fieldError(field, viewer, context)])),
  };
}
