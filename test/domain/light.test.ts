import {
  type LightFacts,
  lightOf,
  lightOfAct,
  nextActs,
  type ProviderStanding,
  type Standing,
} from '../../src/domain/customer/light';
import type { Transfer } from '../../src/domain/customer/transfer';
import { transfers } from '../views/states';

const nordwind = 'nordwind';
const standing = (how: Standing, agreement: ProviderStanding['agreement'] = 'direct', provider = nordwind) => ({
  provider,
  standing: how,
  agreement,
});
const some = { movable: 2, cannotMove: 1, moved: 0 };
const given = (more: Partial<LightFacts> = {}): LightFacts => ({
  kind: 'direct',
  enrolled: true,
  standings: [standing('related')],
  lines: some,
  transfers: [],
  ...more,
});
const request = (status: Transfer['status'], more: (one: Transfer) => boolean = () => true): Transfer => {
  const found = transfers.find((one) => one.status === status && more(one));
  if (found === undefined) throw new Error(`no ${status}`);
  return found;
};
const drifted = (one: Transfer) => 'drift' in one && one.drift !== undefined;
const by = { tenantId: nordwind, userId: 'ines' };
const lacking = (one: Transfer) => 'missing' in one && one.missing !== undefined && !('missingAnswer' in one);
const calm = (one: Transfer) => !drifted(one) && !('recreateAsked' in one);

const newCommerce = (status: 'asked' | 'active', more: object = {}): Transfer =>
  ({ ...request('active', calm), strategy: 'newCommerce', lines: [], status, ...more }) as Transfer;

const table: readonly (readonly [string, Partial<LightFacts>, string, string])[] = [
  ['EXT-4, INV-18: an indirect customer', { kind: 'indirect' }, 'nothing', 'indirect'],
  ['TRF-3: before the enrollment', { enrolled: false, standings: [] }, 'you', 'enroll'],
  ['PRO-10: without an accepted partnership', { standings: [] }, 'you', 'findProvider'],
  ['MOV-1, MOV-2: no relationship yet', { standings: [standing('none')] }, 'you', 'chooseWay'],
  ['EXT-11: the customer declined', { standings: [standing('declined')] }, 'you', 'reconsider'],
  ['EXT-12: both consents recorded', { standings: [standing('consented')] }, 'you', 'extend'],
  ['EXT-13: being extended', { standings: [standing('extending')] }, 'nothing', 'extending'],
  ['EXT-14: extended but not listed', { standings: [standing('notListed')] }, 'you', 'checkListing'],
  ['INV-8: an unfinished invitation', { standings: [standing('invitationDrafted')] }, 'you', 'finishInvitation'],
  [
    'INV-11: an invitation that is out',
    { standings: [standing('invitationSent', 'none')] },
    'customer',
    'awaitCustomer',
  ],
  ['MCA-3: not accepted', { standings: [standing('related', 'none')] }, 'provider', 'awaitAgreement'],
  ['MCA-4: accepted by the customer itself', {}, 'ready', 'createTransfer'],
  ['MCA-5: attested', { standings: [standing('related', 'attestation')] }, 'provider', 'awaitAgreementUpdate'],
  ['MCA-6: through the provider', { standings: [standing('related', 'throughProvider')] }, 'ready', 'createTransfer'],
  [
    'MCA-6: an agreement that could not be read does not stop',
    { standings: [standing('related', undefined)] },
    'ready',
    'createTransfer',
  ],
  ['CON-9: nothing can move', { lines: { movable: 0, cannotMove: 1, moved: 0 } }, 'cannotMove', 'planRest'],
  [
    'CON-9: nothing can move, not even a relationship',
    { standings: [standing('none')], lines: { movable: 0, cannotMove: 2, moved: 0 } },
    'cannotMove',
    'planRest',
  ],
  ['CON-8: partly movable', { lines: { movable: 1, cannotMove: 4, moved: 0 } }, 'ready', 'createTransfer'],
  ['an empty customer', { lines: { movable: 0, cannotMove: 0, moved: 0 } }, 'nothing', 'empty'],
  [
    'VER-7: all has moved',
    { lines: { movable: 0, cannotMove: 0, moved: 3 }, transfers: [request('closed')] },
    'nothing',
    'done',
  ],
  [
    'CON-11: all that could has moved, the rest wants a plan',
    { lines: { movable: 0, cannotMove: 1, moved: 3 }, transfers: [request('closed')] },
    'cannotMove',
    'planRest',
  ],
  ['subscriptions that could not be read', { lines: undefined }, 'ready', 'createTransfer'],
  [
    'CON-8: everything moves by a request of the provider',
    { lines: { movable: 0, newer: 2, cannotMove: 1, moved: 0 } },
    'ready',
    'askRequest',
  ],
  ['TRF-9: the provider is asked to open it', { transfers: [newCommerce('asked')] }, 'provider', 'awaitRequest'],
  ['TRF-16: the partner submits', { transfers: [newCommerce('active')] }, 'you', 'submit'],
  [
    'TRF-16: declined, the provider cancels',
    { transfers: [newCommerce('active', { declined: { by, at: '2026-10-14' } })] },
    'provider',
    'awaitCancel',
  ],
  ['TRF-12: being sent', { transfers: [request('creating')] }, 'nothing', 'sending'],
  ['TRF-16: waiting for the answer', { transfers: [request('active', calm)] }, 'provider', 'awaitAnswer'],
  ['CON-7: quantities changed', { transfers: [request('active', drifted)] }, 'you', 'recreate'],
  ['CON-7: held because of quantities', { transfers: [request('held', drifted)] }, 'you', 'recreate'],
  ['ROL-5: held, to be decided again', { transfers: [request('held', calm)] }, 'provider', 'awaitDecision'],
  ['TRF-17: moving', { transfers: [request('inProgress')] }, 'nothing', 'moving'],
  ['VER-1: step 3', { transfers: [request('finished')] }, 'provider', 'awaitVerification'],
  ['VER-1: step 3, something is missing', { transfers: [request('finished', lacking)] }, 'you', 'answerMissing'],
  [
    'VER-1: step 3, what was missing is answered',
    {
      transfers: [
        { ...request('finished', lacking), missingAnswer: { text: 'look again', by, at: '2026-10-14' } } as Transfer,
      ],
    },
    'provider',
    'awaitMissing',
  ],
  [
    'CON-7: the provider asks for a new request',
    { transfers: [{ ...request('active', calm), recreateAsked: { by, at: '2026-10-14' } } as Transfer] },
    'you',
    'recreate',
  ],
  ['VER-3: step 4', { transfers: [request('providerVerified')] }, 'you', 'close'],
  ['TRF-16: rejected', { transfers: [request('rejected')] }, 'you', 'resend'],
  [
    'rejected, and nothing of it can move any more',
    { transfers: [request('rejected')], lines: { movable: 0, cannotMove: 0, moved: 0 } },
    'nothing',
    'empty',
  ],
  ['failed', { transfers: [request('failed')] }, 'you', 'requestAgain'],
  ['not created', { transfers: [request('notCreated')] }, 'you', 'requestAgain'],
  [
    'A.3-9: lapsed without an answer',
    { transfers: [request('withdrawn', (one) => 'lapsed' in one)] },
    'you',
    'requestAgain',
  ],
  [
    'withdrawn: free again',
    { transfers: [request('withdrawn', (one) => !('lapsed' in one))] },
    'ready',
    'createTransfer',
  ],
  [
    'an old rejection behind a newer request',
    { transfers: [request('rejected'), { ...request('closed'), n: 9 }] },
    'ready',
    'createTransfer',
  ],
  [
    'the own turn before the provider’s',
    { transfers: [{ ...request('active', calm), n: 9 }, request('providerVerified')] },
    'you',
    'close',
  ],
];

test.each(table)('%s', (_title, facts, light, act) => {
  expect(lightOf(given(facts))).toMatchObject({ light, act });
});

test('every next act is reached by a row of the table, and its light is the act’s own', () => {
  expect(new Set(table.map(([, , , act]) => act))).toEqual(new Set(nextActs));
  expect(table.filter(([, , light, act]) => lightOfAct[act as keyof typeof lightOfAct] !== light)).toEqual([]);
});

test('TRF-7, EXT-5: of several providers the one that got furthest counts, and it is named', () => {
  const standings = [standing('none'), standing('related', 'direct', 'meridian')];
  expect(lightOf(given({ standings }))).toEqual({ light: 'ready', act: 'createTransfer', provider: 'meridian' });
  const agreed = [standing('related', 'attestation'), standing('related', 'throughProvider', 'meridian')];
  expect(lightOf(given({ standings: agreed }))).toMatchObject({ light: 'ready', provider: 'meridian' });
});

test('a state that a newer version wrote does not stop the light', () => {
  const strange = { ...request('active', calm), status: 'somethingNew' } as unknown as Transfer;
  expect(lightOf(given({ transfers: [strange] }))).toMatchObject({ light: 'ready' });
});
