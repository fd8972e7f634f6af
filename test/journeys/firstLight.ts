import { boreal, camille, contoso, nordwind, tom } from '../support/people';
import type { World } from '../support/startWorld';

/** What the journey types and looks for, by language. */
const words = {
  en: {
    enroll: 'enroll',
    phrase: 'ENROLL BORÉAL',
    extend: 'extend contoso',
    transfer: 'transfer contoso',
    undoOver: 'undo',
  },
  fr: {
    enroll: 'inscription',
    phrase: 'inscrire boreal',
    extend: 'étendre contoso',
    transfer: 'transférer contoso',
    undoOver: 'ne pas envoyer',
  },
} as const;

/** One step of the journey; each can be repeated after a crash without doing anything twice. */
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
  return [
    {
      name: 'greeting',
      run: async (world) => {
        await world.chat(camille).install();
        await world.chat(tom).install();
        await world.chat(camille).offered('setLanguage');
        await world.chat(camille).press('setLanguage', {});
        await world.chat(camille).say(language === 'fr' ? 'français' : 'english');
        await world.chat(tom).say('english');
      },
    },
    {
      name: 'enrollment submitted',
      run: async (world) => {
        await world.chat(camille).say(say.enroll);
        await world.chat(camille).offered('submitEnrollment');
        await world.chat(camille).press('submitEnrollment', { confirmation: say.phrase });
      },
    },
    {
      name: 'reseller agreement accepted',
      run: async (world) => {
        await world.chat(camille).offered('acceptResellerAgreement');
        await world.chat(camille).press('acceptResellerAgreement');
      },
    },
    {
      name: 'partnership accepted',
      run: async (world) => {
        await enrolled(world);
        await world.control('POST', '/partnerships', { partner: boreal, provider: nordwind });
        await world.chat(camille).offered('acceptPartnership');
        await world.chat(camille).press('acceptPartnership');
      },
    },
    {
      name: 'consents recorded',
      run: async (world) => {
        await partnered(world);
        await world.chat(camille).say(say.extend);
        await world.chat(camille).offered('recordConsent');
        await world.chat(camille).press('recordConsent', consentInputs);
      },
    },
    {
      name: 'relationship extended',
      run: async (world) => {
        await world.chat(camille).offered('extendRelationship');
        await world.chat(camille).press('extendRelationship');
      },
    },
    {
      name: 'transfer created',
      run: async (world) => {
        await extended(world);
        await world.chat(camille).say(say.transfer);
        const draft = await world.chat(camille).offered('createTransfer');
        const text = JSON.stringify(draft.card);
        if (!text.includes('Audio')) throw new Error('the add-on does not ride along on the card');
        await world.chat(camille).press('createTransfer');
      },
    },
    {
      name: 'transfer accepted',
      run: async (world) => {
        await world.chat(tom).offered('acceptTransfer');
        await world.chat(tom).press('acceptTransfer');
      },
    },
    {
      name: 'verified by the provider',
      run: async (world) => {
        await world.chat(tom).offered('verifyAsProvider');
        await world.chat(tom).press('verifyAsProvider', {});
      },
    },
    {
      name: 'closed by the partner',
      run: async (world) => {
        await world.chat(camille).offered('verifyAsPartner');
        await world.chat(camille).press('verifyAsPartner');
      },
    },
  ];
}

export async function runJourney(world: World, language: 'en' | 'fr'): Promise<void> {
  for (const step of journeySteps(language)) await step.run(world);
  await closed(world);
}

const state = async (world: World) =>
  (await world.control('GET', '/state')) as {
    enrollments: Record<string, { status: string }>;
  };

const enrolled = (world: World) => world.chat(camille).sees('Boréal').then(() => state(world));
const partnered = enrolled;
const extended = async (world: World): Promise<void> => {
  await world.chat(camille).sees('Contoso', 'Nordwind');
};
const closed = async (world: World): Promise<void> => {
  await world.chat(camille).sees('Contoso-1');
};

interface Call {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** Every mutating call the simulator received. */
export const mutatingCalls = (world: World): Promise<readonly Call[]> =>
  world.control('GET', '/requests') as Promise<readonly Call[]>;

export const acceptCalls = async (world: World): Promise<readonly Call[]> =>
  (await mutatingCalls(world)).filter(({ path }) => path.endsWith('/accept') && path.includes(contoso));
