import { textOf, until } from '../support/chat';
import { boreal, camille, contoso, nordwind, type SimulatedPerson, tom } from '../support/people';
import type { World } from '../support/startWorld';

/** What the journey types and looks for, by language. */
const words = {
  en: {
    language: 'english',
    enroll: 'enroll',
    phrase: 'ENROLL BORÉAL',
    extend: 'extend contoso',
    transfer: 'transfer contoso',
    addon: '(+ Audio Conferencing ×25, moves with it)',
    reservation: 'Azure reservations cannot be transferred',
    suspended: 'Suspended',
    enrolled: 'Both direct bill partner and indirect reseller',
    closed: 'Closed: all four steps are done',
    notFound: 'no longer exists',
  },
  fr: {
    language: 'français',
    enroll: 'inscription',
    phrase: 'inscrire boreal',
    extend: 'étendre contoso',
    transfer: 'transférer contoso',
    addon: '(+ Audio Conferencing ×25, part avec sa base)',
    reservation: 'Les réservations Azure ne peuvent pas être transférées',
    suspended: 'Suspendu',
    enrolled: 'À la fois partenaire à facturation directe et revendeur indirect',
    closed: 'Close : les quatre étapes sont faites',
    notFound: 'n’existe plus',
  },
} as const;

/** One step of the journey. Run again after a crash it does nothing twice: a person presses once more what is still offered. */
export interface Step {
  readonly name: string;
  run(world: World): Promise<void>;
}

export const consentInputs = {
  shareBillTo: 'true',
  customerConsent: 'true',
  consentMethod: 'email',
  consentBy: 'Sofia Marin',
  consentDate: '2026-10-01',
  consentEvidence: 'mail of October 1',
};

/** The journey from the greeting to the closed request, through the front door. */
export function journeySteps(language: 'en' | 'fr'): readonly Step[] {
  const say = words[language];
  const partner = (world: World) => world.chat(camille);
  const provider = (world: World) => world.chat(tom);
  return [
    {
      name: 'the two people are greeted and pick a language',
      run: async (world) => {
        await partner(world).install();
        await provider(world).install();
        await partner(world).say(say.language);
        await provider(world).say('english');
      },
    },
    {
      name: 'enrollment behind the typed phrase',
      run: async (world) => {
        if (await isPast(world, 'acceptResellerAgreement')) return;
        await partner(world).say(say.enroll);
        if (partner(world).find('submitEnrollment') === undefined) return;
        await partner(world).press('submitEnrollment', { confirmation: say.phrase });
      },
    },
    {
      name: 'reseller agreement',
      run: async (world) => {
        await pressUnless(world, camille, 'acceptResellerAgreement', called('resellerAgreement'));
      },
    },
    {
      name: 'partnership with the provider',
      run: async (world) => {
        await partner(world).sees(say.enrolled);
        await world.control('POST', '/partnerships', { partner: boreal, provider: nordwind }).catch(() => undefined);
        await pressUnless(world, camille, 'acceptPartnership', called(`partnerships/${nordwind}/accept`));
      },
    },
    {
      name: 'both consents for Contoso',
      run: async (world) => {
        const found = await partner(world).offeredAfter(say.extend, 'recordConsent', 'extendRelationship');
        if (found.verb === 'recordConsent') await partner(world).press('recordConsent', consentInputs);
      },
    },
    {
      name: 'relationship extended',
      run: async (world) => {
        await pressUnless(world, camille, 'extendRelationship', called(`customers/${contoso}/extension`));
      },
    },
    {
      name: 'transfer request',
      run: async (world) => {
        const draft = await partner(world).offeredAfter(say.transfer, 'createTransfer', 'withdrawTransfer');
        if (draft.verb === 'withdrawTransfer') return;
        const shown = JSON.stringify(draft.card);
        for (const part of [say.addon, say.reservation]) {
          if (!shown.includes(part)) throw new Error(`the card where the request is made does not say: ${part}`);
        }
        // Refused as long as Partner Center does not list the provider: press again until the request is there.
        await until(
          async () => {
            const made = partner(world)
              .messages()
              .some((message) => JSON.stringify(message.card).includes('Contoso-1'));
            if (made) return true as const;
            const { text } = await partner(world).press('createTransfer');
            if (text.includes(say.notFound)) throw new Error(`creating the request was answered with: ${text}`);
            return undefined;
          },
          () => 'the request to be made',
        );
      },
    },
    {
      name: 'the provider accepts',
      run: async (world) => {
        await pressUnless(world, tom, 'acceptTransfer', called('transfers/{id}/accept'));
      },
    },
    {
      name: 'the provider confirms what arrived',
      run: async (world) => {
        await pressUnless(world, tom, 'verifyAsProvider', () => isPast(world, 'verifyAsPartner'));
      },
    },
    {
      name: 'the partner closes',
      run: async (world) => {
        if (shows(world, camille, say.closed)) return;
        await partner(world).offered('verifyAsPartner');
        await partner(world).sees(say.suspended);
        await pressUnless(world, camille, 'verifyAsPartner', async () => shows(world, camille, say.closed));
      },
    },
    {
      name: 'both see it closed',
      run: async (world) => {
        await partner(world).sees('Contoso-1', say.closed);
        await provider(world).sees('Contoso-1', 'Closed: all four steps are done');
      },
    },
  ];
}

export async function runJourney(world: World, language: 'en' | 'fr'): Promise<void> {
  for (const step of journeySteps(language)) await step.run(world);
}

/** Presses a button once it is there, unless that has happened already: a press just before a crash may have counted. */
async function pressUnless(
  world: World,
  person: SimulatedPerson,
  verb: string,
  happened: (world: World) => Promise<boolean>,
): Promise<void> {
  const chat = world.chat(person);
  const found = await until(
    async () => ((await happened(world)) ? ('happened' as const) : chat.find(verb)),
    () => `${verb}, or that it has happened`,
  );
  if (found !== 'happened') await chat.press(verb);
}

/** Whether a call to Partner Center that ends so has taken effect. */
const called =
  (path: string) =>
  async (world: World): Promise<boolean> =>
    (await effectiveCalls(world)).some((call) => call.endsWith(path));

const shows = (world: World, person: SimulatedPerson, text: string): boolean =>
  world
    .chat(person)
    .messages()
    .some((message) => textOf(message.card).includes(text));

const isPast = async (world: World, verb: string): Promise<boolean> => world.chat(camille).find(verb) !== undefined;

interface Call {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly replayed?: boolean;
}

/** The mutating calls the simulator received whose effect counted: taken, and not the repeat of an earlier one. */
export async function effectiveCalls(world: World): Promise<readonly string[]> {
  const calls = (await world.control('GET', '/requests')) as readonly Call[];
  return calls
    .filter(({ status, replayed }) => status < 300 && replayed !== true)
    .map(({ method, path }) => `${method} ${path.replace(/transfers\/[^/]+/, 'transfers/{id}')}`);
}

/** What the whole journey sends to Partner Center, each once and in this order. */
export const expectedCalls: readonly string[] = [
  'POST /_sim/portal/enrollment',
  'POST /_sim/portal/resellerAgreement',
  `POST /_sim/portal/partnerships/${nordwind}/accept`,
  `POST /_sim/portal/customers/${contoso}/extension`,
  `POST /v1/customers/${contoso}/transfers`,
  `POST /v1/customers/${contoso}/transfers/{id}/accept`,
];
