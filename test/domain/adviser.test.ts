import { type Answers, advise, adviserAnswers } from '../../src/domain/customer/adviser';
import { current2026 } from '../../src/domain/policy/current2026';
import { seed2021 } from '../../src/domain/policy/seed2021';

const facts = { enrolled: true, partnershipAccepted: true, customerKind: 'direct' } as const;
const given = (needsAdmin: Answers['needsAdmin'], consent: Answers['consent'], customerActs: Answers['customerActs']) =>
  advise(facts, 'none', { needsAdmin, consent, customerActs }, seed2021);

test.each([
  [
    'EXT-9, INV-21: needed privileges make the invitation mandatory',
    'yes',
    'given',
    'yes',
    'invitation',
    'adminOnlyByInvitation',
  ],
  [
    'EXT-9, INV-21: also when the customer did not consent yet',
    'yes',
    'possible',
    'yes',
    'invitation',
    'adminOnlyByInvitation',
  ],
  ['EXT-9, INV-21: also when it does not consent', 'yes', 'refused', 'yes', 'invitation', 'customerDecides'],
  [
    'INV-11: an invitation that nobody can authorize is none',
    'yes',
    'given',
    'no',
    'talkToCustomer',
    'customerMustAct',
  ],
  ['INV-11: nor before the consent', 'yes', 'possible', 'no', 'talkToCustomer', 'customerMustAct'],
  ['INV-11: nor without consent', 'yes', 'refused', 'no', 'talkToCustomer', 'customerMustAct'],
  ['EXT-11: no privileges needed and consent given', 'no', 'given', 'yes', 'extension', 'consentRecord'],
  ['EXT-11: the same where the customer cannot click', 'no', 'given', 'no', 'extension', 'noClickNeeded'],
  ['EXT-11: consent still to be obtained', 'no', 'possible', 'yes', 'extension', 'consentFirst'],
  ['EXT-11: the same where the customer cannot click', 'no', 'possible', 'no', 'extension', 'consentFirst'],
  ['EXT-11: without consent only the invitation remains', 'no', 'refused', 'yes', 'invitation', 'noConsentNoExtension'],
  [
    'EXT-11: without consent and without a click neither',
    'no',
    'refused',
    'no',
    'talkToCustomer',
    'noConsentNoExtension',
  ],
  [
    'INV-21: not known, and the invitation is right in both cases',
    'unknown',
    'given',
    'yes',
    'invitation',
    'invitationCoversBoth',
  ],
  ['INV-21: not known, consent possible', 'unknown', 'possible', 'yes', 'invitation', 'invitationCoversBoth'],
  ['INV-21: not known, consent refused', 'unknown', 'refused', 'yes', 'invitation', 'invitationCoversBoth'],
  ['EXT-9: not known, and the customer cannot click', 'unknown', 'given', 'no', 'askProvider', 'adminUnknown'],
  ['EXT-9: not known, consent possible, no click', 'unknown', 'possible', 'no', 'askProvider', 'adminUnknown'],
  ['EXT-9: not known, consent refused, no click', 'unknown', 'refused', 'no', 'askProvider', 'adminNotByExtension'],
] as const)('MOV-2, %s', (_title, needsAdmin, consent, customerActs, way, reason) => {
  expect(given(needsAdmin, consent, customerActs)).toEqual({
    advice: { way, reasons: expect.arrayContaining([reason]) },
  });
});

test('MOV-2: every combination of answers has one recommendation with at least two reasons', () => {
  const all = adviserAnswers.needsAdmin.flatMap((one) =>
    adviserAnswers.consent.flatMap((two) => adviserAnswers.customerActs.map((three) => given(one, two, three))),
  );
  expect(all).toHaveLength(18);
  expect(all.filter((one) => !('advice' in one) || one.advice.reasons.length < 2)).toEqual([]);
});

test('EXT-9: the extension is never recommended where privileges are needed, nor EXT-11 without consent', () => {
  for (const consent of adviserAnswers.consent) {
    for (const customerActs of adviserAnswers.customerActs) {
      expect(given('yes', consent, customerActs)).not.toMatchObject({ advice: { way: 'extension' } });
    }
  }
  expect(given('no', 'refused', 'yes')).not.toMatchObject({ advice: { way: 'extension' } });
});

test.each([
  ['EXT-2', { ...facts, enrolled: false }, 'none', 'notEnrolled'],
  ['EXT-4', { ...facts, customerKind: 'indirect' }, 'none', 'indirectCustomer'],
  ['EXT-5', { ...facts, partnershipAccepted: false }, 'none', 'partnershipNotAccepted'],
  ['EXT-1', facts, 'related', 'alreadyExtended'],
  ['EXT-1', facts, 'extending', 'alreadyExtended'],
] as const)('%s: where there is nothing to choose, no method is recommended', (rule, known, standing, reason) => {
  const answers = { needsAdmin: 'no', consent: 'given', customerActs: 'yes' } as const;
  expect(advise(known, standing, answers, seed2021)).toEqual({ refused: { rule, reason } });
});

test('EXT-9, INV-21: under the rules of 2026 privileges do not decide, because neither method grants them', () => {
  const answers: Answers = { needsAdmin: 'yes', consent: 'given', customerActs: 'yes' };
  expect(advise(facts, 'none', answers, seed2021)).toMatchObject({ advice: { way: 'invitation' } });
  expect(advise(facts, 'none', answers, current2026)).toEqual({
    advice: { way: 'extension', reasons: ['adminByGdap', 'noClickNeeded', 'consentRecord'] },
  });
  const refused = advise(facts, 'none', { ...answers, needsAdmin: 'unknown', consent: 'refused' }, current2026);
  expect(refused).toMatchObject({
    advice: { way: 'invitation', reasons: ['adminByGdap', 'noConsentNoExtension', 'customerDecides'] },
  });
  const none = advise(facts, 'none', { ...answers, needsAdmin: 'no' }, current2026);
  expect(none).toMatchObject({ advice: { way: 'extension', reasons: expect.arrayContaining(['noAdminNeeded']) } });
});
