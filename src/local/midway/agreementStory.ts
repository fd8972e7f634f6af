import { dayIn } from '../../businessTime';
import type { CustomerCommand } from '../../domain/customer/commands';
import type { AgreementRecord } from '../../simulator/state';
import type { Told } from './relationshipStory';
import { later, providerAgent } from './who';

/**
 * The agreement as it was read when the provider was listed: good, or asked of the provider (MCA-3, MCA-5), who has
 * recorded it where Partner Center shows so.
 */
export function agreementStory(told: Told, listedAt: string): readonly CustomerCommand[] {
  const { partner, customer, provider } = told;
  if (customer.signedDirectly) {
    return [{ type: 'noteAgreement', provider: provider.tenantId, agreement: 'direct', now: listedAt }];
  }
  const why = customer.agreements.some((one) => one.tenantId === partner.tenantId) ? 'attestation' : 'none';
  const recorded = customer.agreements.find((one) => one.tenantId === provider.tenantId);
  return [
    { type: 'noteAgreement', provider: provider.tenantId, agreement: why, now: listedAt },
    {
      type: 'askAgreement',
      provider: provider.tenantId,
      why,
      providerName: provider.name,
      partnerName: partner.name,
      customerName: customer.name,
      now: later(listedAt, 1),
    },
    ...(recorded === undefined ? [] : recording(told, recorded)),
  ];
}

function recording({ policy, provider }: Told, { firstName, lastName, email, dateAgreed }: AgreementRecord) {
  return [
    {
      type: 'recordAgreement',
      now: dateAgreed,
      actor: providerAgent(dateAgreed),
      policy,
      provider: provider.tenantId,
      how: 'api',
      firstName,
      lastName,
      email,
      date: dayIn(dateAgreed, provider.timeZone),
      today: dayIn(dateAgreed, provider.timeZone),
    },
    {
      type: 'noteAgreement',
      provider: provider.tenantId,
      agreement: 'throughProvider',
      now: later(dateAgreed, 2),
    },
  ] as const;
}
