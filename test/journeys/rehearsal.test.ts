import { type FoundAction, textOf, until } from '../support/chat';
import { boreal, camille, contoso, nordwind, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';
import { consentInputs } from './firstLight';

describe('the language of a rehearsal', () => {
  let world: World;
  const chat = () => world.chat(camille);
  beforeAll(async () => {
    world = await startWorld();
    await chat().install();
    await chat().say('français');
    await chat().say('répétition');
    await chat().press('startRehearsal');
  }, 60_000);
  afterAll(() => world.stop());

  test('CON-12: the cards of a rehearsal speak the language the person chose before it', async () => {
    await chat().say('statut');
    await chat().sees('RÉPÉTITION', 'Où en est Boréal Cloud');
    await chat().say('inscription');
    await chat().sees('RÉPÉTITION', 'S’inscrire comme revendeur indirect');
  });

  test('CON-12: a language chosen within a rehearsal stays when it is over', async () => {
    await chat().say('english');
    await chat().say('status');
    await chat().sees('REHEARSAL', 'Where Boréal Cloud stands');
    await chat().say('rehearse');
    await chat().press('stopRehearsal');
    await chat().say('providers');
    await chat().sees('Indirect providers');
  });
});

describe('a rehearsal, from its start to a closed transfer', () => {
  let world: World;
  const chat = () => world.chat(camille);
  beforeAll(async () => {
    world = await startWorld();
    await world.chat(tom).install();
    await chat().install();
    await chat().say('english');
    await chat().say('enroll');
  }, 60_000);
  afterAll(() => world.stop());

  /** Plays the others' part with this name, once it can be played. */
  const play = async (part: string, of = /./): Promise<void> => {
    const value = await until(
      async () => {
        await chat().say('rehearse');
        return partsOffered(chat().find('playRehearsal')).find(
          (one) => one.value.startsWith(`${part} `) && of.test(one.title),
        )?.value;
      },
      () => `${part} to be playable`,
    );
    await chat().press('playRehearsal', { part: value });
  };
  const pressInRehearsal = async (verb: string, inputs: Record<string, string> = {}, of = /./) => {
    const found = await until(
      () =>
        chat()
          .findAll(verb)
          .find(({ data, card }) => data.world === 'rehearsal' && of.test(textOf(card))),
      () => `${verb} in the rehearsal`,
    );
    return chat().pressAction(found, inputs);
  };

  test('CON-12: every step runs on the copied book, every card of it is headed, and nothing leaves', async () => {
    await chat().say('rehearse');
    await chat().sees('Transfers cannot be tested in Microsoft’s sandbox');
    await chat().press('startRehearsal');
    await until(
      async () => {
        await chat().say('rehearse');
        return chat()
          .messages()
          .some((message) => /(\d+) of \1 customers copied/.test(textOf(message.card)))
          ? (true as const)
          : undefined;
      },
      () => 'the book to be copied',
    );
    await chat().say('enroll');
    await pressInRehearsal('submitEnrollment', { confirmation: 'enroll boreal' });
    await play('approveEnrollment');
    await pressInRehearsal('acceptResellerAgreement');
    await pressInRehearsal('acceptPartnership', {}, /Nordwind Distribution/);
    await chat().sees('REHEARSAL', 'Accepted: Nordwind Distribution');
    await chat().say('extend contoso');
    await pressInRehearsal('recordConsent', consentInputs);
    await pressInRehearsal('extendRelationship');
    await chat().sees('REHEARSAL', 'Verified: Nordwind Distribution');
    await until(
      async () => {
        await chat().say('transfer contoso');
        const made = chat()
          .messages()
          .some((message) => textOf(message.card).includes('Transfer Contoso-1'));
        if (!made) await pressInRehearsal('createTransfer');
        return made ? (true as const) : undefined;
      },
      () => 'the request to be made',
    );
    await play('accept');
    await play('confirm');
    await pressInRehearsal('verifyAsPartner');
    await chat().sees('REHEARSAL', 'Contoso-1', 'Closed: all four steps are done');
    expect(await world.control('GET', '/requests')).toEqual([]);
    expect(
      textOf(
        world
          .chat(tom)
          .messages()
          .map(({ card }) => card),
      ),
    ).not.toContain('Contoso');
  }, 90_000);

  /** Writes the request for this customer, once its draft can be sent. */
  const request = (customer: string) =>
    until(
      async () => {
        await chat().say(`transfer ${customer}`);
        const made = chat()
          .messages()
          .some((message) => textOf(message.card).includes(`Transfer ${customer}-1`));
        if (!made) await pressInRehearsal('createTransfer', {}, new RegExp(customer));
        return made ? (true as const) : undefined;
      },
      () => `the request for ${customer} to be made`,
    );

  test('CON-12 MCA-5: the provider’s record of an attested agreement is played, and the request goes on to its end', async () => {
    await chat().say('extend fabrikam');
    await pressInRehearsal('recordConsent', consentInputs, /Fabrikam/);
    await pressInRehearsal('extendRelationship', {}, /Fabrikam/);
    await play('recordAgreement', /Nordwind Distribution records the agreement of Fabrikam/);
    await request('Fabrikam');
    const waiting = await until(
      async () => {
        await chat().say('transfer fabrikam');
        const card = textOf(chat().messages().at(-1)?.card);
        return card.includes('Fabrikam-1') && /Waiting since today/.test(card) ? card : undefined;
      },
      () => 'the request to wait for the provider',
    );
    expect(waiting).not.toContain('Nobody at');
    await play('accept', /Fabrikam-1/);
    await play('confirm', /Fabrikam-1/);
    await pressInRehearsal('verifyAsPartner', {}, /Fabrikam-1/);
    await chat().sees('REHEARSAL', 'Fabrikam-1', 'Closed: all four steps are done');
    expect(await world.control('GET', '/requests')).toEqual([]);
  }, 90_000);

  test('CON-12 INV-11 INV-17: the customer’s authorization and the provider’s new tenant are played', async () => {
    await chat().say('invite lamna');
    await pressInRehearsal('draftInvitation', {}, /Lamna/);
    const draft = await until(
      () =>
        chat()
          .findAll('finishInvitation')
          .find(({ data, card }) => data.world === 'rehearsal' && textOf(card).includes('Lamna')),
      () => 'the letter to Lamna',
    );
    const body = nodesOf(draft.card).find((node) => node.id === 'body')?.value;
    await chat().pressAction(draft, { body: String(body).replaceAll('[…]', 'as agreed') });
    await play('authorize', /Lamna Healthcare accepts the invitation to Nordwind Distribution/);
    await chat().sees('REHEARSAL', 'Lamna Healthcare', 'resellers of record');
    await chat().say('invite Tout Neuf');
    await pressInRehearsal('inviteNewCustomer', { customerName: 'Tout Neuf', hasTenant: 'no' });
    await play('createTenant', /Nordwind Distribution creates the tenant of Tout Neuf/);
    await until(
      async () => {
        await chat().say('customers neuf');
        const card = textOf(chat().messages().at(-1)?.card);
        return card.includes('REHEARSAL') && card.includes('Tout Neuf') ? (true as const) : undefined;
      },
      () => 'the new customer in the rehearsed list',
    );
    expect(await world.control('GET', '/requests')).toEqual([]);
  }, 90_000);

  test('CON-12 CON-7: a rehearsed request is recreated with the quantities of now, and nothing of it reaches anybody', async () => {
    await request('Lamna Healthcare');
    const withdraw = await until(
      () =>
        chat()
          .findAll('withdrawTransfer')
          .find(({ data, card }) => data.world === 'rehearsal' && textOf(card).includes('Lamna Healthcare-1')),
      () => 'the request to be on its way',
    );
    await chat().pressAction({ ...withdraw, verb: 'recreateTransfer' });
    await chat().sees('REHEARSAL', 'Lamna Healthcare-1', 'replaced by Lamna Healthcare-2');
    await play('accept', /Lamna Healthcare-2/);
    await play('confirm', /Lamna Healthcare-2/);
    expect(await world.control('GET', '/requests')).toEqual([]);
  }, 90_000);

  test('CON-12: the real book is as it was, and a button of either book stays in its own', async () => {
    const enrollment = chat()
      .findAll('submitEnrollment')
      .find(({ data }) => data.world === undefined);
    if (enrollment === undefined) throw new Error('the real enrollment card is gone');
    const real = await chat().pressAction(enrollment, { confirmation: 'wrong phrase' });
    expect(real.text).toContain('Enroll as an indirect reseller');
    expect(real.text).not.toContain('REHEARSAL');
    const late = chat().findAll('verifyAsPartner')[0] ?? chat().findAll('refresh')[0];
    await chat().say('rehearse');
    expect((await pressInRehearsal('stopRehearsal')).text).toContain('The rehearsal is over');
    await chat().say('status contoso');
    const status = chat().messages().at(-1);
    expect(textOf(status?.card)).not.toContain('REHEARSAL');
    expect(textOf(status?.card)).not.toContain('Contoso-1');
    if (late !== undefined) expect((await chat().pressAction(late)).text).toContain('REHEARSAL');
    expect(await world.control('GET', '/requests')).toEqual([]);
  }, 30_000);

  test('CON-12: starting over forgets what was rehearsed', async () => {
    await chat().say('rehearse');
    await chat().press('startRehearsal');
    await chat().say('rehearse');
    await pressInRehearsal('restartRehearsal');
    await until(
      async () => {
        await chat().say('status contoso');
        const card = textOf(chat().messages().at(-1)?.card);
        return card.includes('REHEARSAL') && !card.includes('Contoso-1') ? (true as const) : undefined;
      },
      () => 'the rehearsal to begin anew',
    );
  }, 30_000);

  test('CON-12: somebody else’s rehearsal is not reached by naming it', async () => {
    const forged: FoundAction = {
      message: chat().messages()[0] as FoundAction['message'],
      card: {},
      verb: 'open',
      data: { what: 'relationship', id: `relationship:${contoso}:${nordwind}`, world: 'rehearsal', pk: boreal },
    };
    const { text } = await world.chat(tom).pressAction(forged);
    expect(text).toContain('no longer exists, or it is not for you');
  });
});

const partsOffered = (found: FoundAction | undefined): readonly { readonly title: string; readonly value: string }[] =>
  nodesOf(found?.card)
    .filter((node) => node.id === 'part')
    .flatMap((node) => node.choices as readonly { readonly title: string; readonly value: string }[]);

function nodesOf(node: unknown): readonly Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  if (node === null || typeof node !== 'object') return [];
  return [node as Record<string, unknown>, ...Object.values(node).flatMap(nodesOf)];
}
