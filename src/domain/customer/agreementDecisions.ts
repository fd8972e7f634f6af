import { type Decision, happens, nothingHappens, refused } from '../decision';
import { requireRole } from '../policy/requireRole';
import { type Refusal, refuse } from '../refusal';
import { checkVersion } from '../version';
import { agreementRequestWith } from './agreement';
import type { CustomerCommand } from './commands';
import { agreementSatisfied, type Customer } from './customer';
import type { CustomerEvent } from './events';

type Command<T extends CustomerCommand['type']> = Extract<CustomerCommand, { type: T }>;

/** What was read about the agreement. An acceptance through the provider is never taken back by what the partner's side shows. */
export function noteAgreement(state: Customer, command: Command<'noteAgreement'>): Decision<CustomerEvent> {
  const { provider, agreement, now: at } = command;
  const known = state.agreements[provider] ?? 'none';
  const confirms = agreement === 'throughProvider' && agreementRequestWith(state, provider)?.status === 'stated';
  if (known === agreement && !confirms) return nothingHappens;
  if (known === 'throughProvider' && !agreementSatisfied(agreement)) return nothingHappens;
  return happens({ type: 'AgreementNoted', provider, agreement, at });
}

/** MCA-3, MCA-5: the relationship is there and the agreement is not, so the provider is asked; once per reason. */
export function askAgreement(state: Customer, command: Command<'askAgreement'>): Decision<CustomerEvent> {
  const { provider, why, providerName, partnerName, customerName, now: at } = command;
  if (agreementSatisfied(state.agreements[provider] ?? 'none')) return nothingHappens;
  const asked = agreementRequestWith(state, provider);
  if (asked !== undefined && (asked.status !== 'open' || asked.why === why)) return nothingHappens;
  return happens({ type: 'AgreementAsked', provider, why, providerName, partnerName, customerName, at });
}

/** MCA-3, MCA-5, MCA-6: the provider records who accepted and when; a reseller cannot. */
export function recordAgreement(state: Customer, command: Command<'recordAgreement'>): Decision<CustomerEvent> {
  const { actor, provider, now: at } = command;
  const asked = agreementRequestWith(state, provider);
  if (asked === undefined) return refused(refuse('product', 'unknown'));
  if (actor.tenantId !== provider) return refused(refuse('MCA-3', 'wrongSide'));
  if (asked.status !== 'open') {
    const by = asked.by === undefined ? {} : { by: asked.by };
    return refused(refuse('MCA-6', 'agreementAlreadyRecorded', { ...by, at: asked.at }));
  }
  const no =
    requireRole(command.policy, 'recordAgreement', actor) ??
    checkVersion(asked.version, command.version) ??
    incomplete(command);
  if (no !== undefined) return refused(no);
  return happens({
    type: 'AgreementRecorded',
    provider,
    how: command.how,
    by: { tenantId: actor.tenantId, userId: actor.userId },
    acceptance: {
      firstName: command.firstName.trim(),
      lastName: command.lastName.trim(),
      email: command.email.trim(),
      date: command.date,
    },
    at,
  });
}

/** Partner Center said no to what the provider recorded. */
export function noteAgreementNotTaken(
  state: Customer,
  command: Command<'noteAgreementNotTaken'>,
): Decision<CustomerEvent> {
  const { provider, explanation, now: at } = command;
  return agreementRequestWith(state, provider)?.status === 'recording'
    ? happens({ type: 'AgreementNotTaken', provider, explanation, at })
    : nothingHappens;
}

const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function incomplete(command: Command<'recordAgreement'>): Refusal | undefined {
  const no = (reason: Refusal['reason'], field: string) => refuse('MCA-6', reason, { field });
  if (command.firstName.trim() === '') return no('agreementNameMissing', 'agreementFirstName');
  if (command.lastName.trim() === '') return no('agreementNameMissing', 'agreementLastName');
  if (!address.test(command.email.trim())) return no('agreementEmailMissing', 'agreementEmail');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(command.date)) return no('agreementDateMissing', 'agreementDate');
  if (command.date > command.today) return no('agreementDateInFuture', 'agreementDate');
  const long = (text: string, field: string, most: number) =>
    text.trim().length > most ? refuse('product', 'textTooLong', { field }) : undefined;
  return (
    long(command.firstName, 'agreementFirstName', 100) ??
    long(command.lastName, 'agreementLastName', 100) ??
    long(command.email, 'agreementEmail', 200)
  );
}
