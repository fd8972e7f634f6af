import type { Invitation } from '../../src/domain/customer/invitation';
import type { TenantRequest } from '../../src/domain/customer/newCustomer';
import { type RefusalReason, refuse } from '../../src/domain/refusal';
import { invitationLetter } from '../../src/invitationLetter';
import type { InvitationInput } from '../../src/views/invitationInputs';
import { invitationView } from '../../src/views/invitationView';
import { inviteWithView } from '../../src/views/inviteWithView';
import { newCustomerView } from '../../src/views/newCustomerView';
import { tenantRequestView } from '../../src/views/tenantRequestView';
import type { CardView, Viewer } from '../../src/views/viewer';
import { boreal, camille, contextFor, dev, hostileName, nordwind } from './fixtures';

type Cases = readonly (readonly [string, (viewer: Viewer) => CardView])[];

const at = '2026-10-14T17:30:00Z';
export const link =
  'https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship&msppId=d0#/BillingAccounts/partner-invitation';

const letter = (language: 'en' | 'fr', customer: string) => {
  const about = { customer, provider: 'Nordwind Distribution', partner: 'Boréal Cloud', sender: 'Camille Roy' };
  return invitationLetter(language, { ...about, kind: 'direct', admin: 'dap' });
};
const written = (language: 'en' | 'fr' = 'fr', customer = 'Contoso') => {
  const { subject, body } = letter(language, customer);
  return {
    version: 2,
    customerName: customer,
    providerName: 'Nordwind Distribution',
    known: true,
    listedBefore: false,
    language,
    subject,
    body: body.replace('[[link]]', () => link),
    blanks:
      language === 'fr' ? ['Prix', 'Factures', 'Date du changement'] : ['Price', 'Invoices', 'Date of the change'],
    by: camille,
    at,
  };
};
const whole = (language: 'en' | 'fr' = 'fr') => {
  const one = written(language);
  return { ...one, body: one.body.replaceAll('[…]', 'as before'), editedBy: dev, editedAt: at };
};

/** Every stage of an invitation. */
export const invitations: readonly Invitation[] = [
  { ...written(), status: 'preparing' },
  { ...written(), status: 'linkNeeded' },
  { ...written(), status: 'linkNeeded', problem: { explanation: 'partnerCenter.error.portalNotPartnered', at } },
  { ...written('fr'), status: 'drafted', link },
  { ...written('en', hostileName), status: 'drafted', link },
  { ...whole(), status: 'drafted', link },
  { ...whole('en'), status: 'drafted', link, linkGivenBy: camille },
  { ...whole(), status: 'sent', link, sentBy: camille, sentAt: at },
  { ...whole(), status: 'sent', link, listedBefore: true, sentBy: dev, sentAt: at },
  { ...whole(), status: 'authorized', link, authorizedAt: at, customerId: 'a', sentBy: camille, sentAt: at },
  { ...whole(), status: 'authorized', link, authorizedAt: at, customerId: 'a', statedBy: camille },
  { ...whole(), status: 'authorized', link, authorizedAt: at, customerId: 'a', statedBy: camille, confirmedAt: at },
];

export const invitationInput: InvitationInput = {
  id: 'invitation:x:y',
  customerId: 'a0000000-0000-4000-8000-000000000001',
  customerName: 'Contoso',
  provider: nordwind,
  providerName: 'Nordwind Distribution',
  customer: 'direct',
  providerListed: false,
  watched: true,
};
const file = { kind: 'file' as const, url: 'http://127.0.0.1:3978/mail/token.eml' };
const mailto = { kind: 'mail' as const, url: 'mailto:?subject=a&body=b' };

const refused = (rule: string, reason: RefusalReason, field?: string, about?: string) => ({
  kind: 'refusal' as const,
  refusal: refuse(rule, reason, {
    ...(field === undefined ? {} : { field }),
    ...(about === undefined ? {} : { about }),
  }),
});

export const tenantRequests: readonly TenantRequest[] = [
  {
    version: 1,
    customerName: 'Ferme du Lac',
    provider: nordwind,
    providerName: 'Nordwind Distribution',
    partnerName: 'Boréal Cloud',
    partnerMpnId: '5139005',
    note: 'Contact: *Marie* Lacasse, marie@fermedulac.example',
    by: camille,
    at,
    status: 'requested',
  },
  {
    version: 2,
    customerName: hostileName,
    provider: nordwind,
    providerName: 'Nordwind Distribution',
    partnerName: 'Boréal Cloud',
    by: { tenantId: boreal, userId: camille.userId },
    at,
    status: 'appeared',
    appearedAt: at,
    customerId: 'a0000000-0000-4000-8000-000000000040',
  },
];

const drafted = invitations[5] as Invitation;

export const invitationCases: Cases = [
  ...(['direct', 'indirect', 'new'] as const).flatMap(
    (customer): Cases =>
      [true, false].map((providerListed) => [
        `invitation, none, ${customer} ${providerListed}`,
        (v) => invitationView({ ...invitationInput, customer, providerListed }, v, contextFor(v)),
      ]),
  ),
  ...invitations.flatMap(
    (invitation, n): Cases => [
      [
        `invitation ${n} ${invitation.status}`,
        (v) =>
          invitationView(
            { ...invitationInput, customerName: invitation.customerName, invitation, mail: file },
            v,
            contextFor(v, { local: true }),
          ),
      ],
      [
        `invitation ${n} ${invitation.status}, new and short`,
        (v) =>
          invitationView(
            { ...invitationInput, customer: 'new', watched: false, invitation, mail: mailto },
            v,
            contextFor(v),
          ),
      ],
    ],
  ),
  ['invitation, copy only', (v) => invitationView({ ...invitationInput, invitation: drafted }, v, contextFor(v))],
  [
    'invitation without its link',
    (v) =>
      invitationView(
        {
          ...invitationInput,
          invitation: drafted,
          mail: file,
          typed: { subject: 'Moved', body: 'Dear *Sofia*, no link here' },
        },
        v,
        contextFor(v, { notice: refused('INV-9', 'invitationLinkMissing', 'body') }),
      ),
  ],
  [
    'invitation with blanks',
    (v) =>
      invitationView(
        { ...invitationInput, invitation: invitations[3] as Invitation },
        v,
        contextFor(v, { notice: refused('product', 'invitationBlank', 'body', 'Prix, Factures') }),
      ),
  ],
  [
    'invitation with a foreign link',
    (v) =>
      invitationView(
        { ...invitationInput, invitation: invitations[1] as Invitation, typed: { link: 'https://evil.example/x' } },
        v,
        contextFor(v, { notice: refused('INV-4', 'invitationLinkHost', 'link', 'evil.example') }),
      ),
  ],
  [
    'new customer',
    (v) =>
      newCustomerView(
        {
          providers: [{ tenantId: nordwind, name: 'Nordwind Distribution' }],
          similar: [],
          typed: { customerName: 'Ferme du Lac' },
        },
        v,
        contextFor(v),
      ),
  ],
  [
    'new customer, refused, with look-alikes',
    (v) =>
      newCustomerView(
        {
          providers: [
            { tenantId: nordwind, name: 'Nordwind Distribution' },
            { tenantId: boreal, name: hostileName },
          ],
          similar: ['Coho Winery', 'Coho Vineyard', hostileName].map((name, n) => ({
            id: `a0000000-0000-4000-8000-00000000000${n}`,
            name,
            domain: 'c.example',
            kind: 'direct' as const,
          })),
          typed: { customerName: hostileName, comment: 'note', draftLanguage: 'en' },
        },
        v,
        contextFor(v, { notice: refused('INV-3', 'hasTenantMissing', 'hasTenant') }),
      ),
  ],
  [
    'invite with which provider',
    (v) =>
      inviteWithView(
        {
          customerId: invitationInput.customerId,
          customerName: hostileName,
          providers: [
            { tenantId: nordwind, name: 'Nordwind Distribution' },
            { tenantId: boreal, name: 'Meridian Supply' },
          ],
        },
        v,
        contextFor(v),
      ),
  ],
  ['new customer, nobody named', (v) => newCustomerView({ providers: [], similar: [], typed: {} }, v, contextFor(v))],
];

/** The request for a tenant, for either side. */
export const tenantRequestCases: Cases = tenantRequests.flatMap(
  (request, n): Cases => [
    [
      `tenant request ${n} ${request.status}`,
      (v) => tenantRequestView({ id: 'newCustomer:x:y', request }, v, contextFor(v, { local: true })),
    ],
    [
      `tenant request ${n} ${request.status} with mail`,
      (v) => tenantRequestView({ id: 'newCustomer:x:y', request, mail: mailto.url }, v, contextFor(v)),
    ],
  ],
);
