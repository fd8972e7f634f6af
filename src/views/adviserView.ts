import { type Answers, adviserAnswers, type Way } from '../domain/customer/adviser';
import { thingId } from '../ids';
import type { AdviserInput } from './customerInputs';
import { fieldError, frame } from './frame';
import { type Link, link, linkRows, primary } from './links';
import { noted, section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

const fields = { needsAdmin: 'needsAdmin', consent: 'consentAnswer', customerActs: 'customerActs' } as const;
const questions = ['needsAdmin', 'consent', 'customerActs'] as const;

/** MOV-1, MOV-2: three questions, and once they are answered the method to use, with the reasons. Nothing is stored or sent. */
export function adviserView(input: AdviserInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { customer, relationship } = input;
  const names = { customer: customer.name, provider: relationship.providerName };
  const advice = input.advised?.advice;
  const settled = relationship.standing === 'related';
  return {
    template: 'adviser',
    data: {
      id: input.id,
      version: relationship.relationship.version,
      ...frame(words, viewer, context, {
        title: { key: 'adviser.title', args: names },
        status: advice === undefined ? { key: 'adviser.status' } : { key: `adviser.way.${advice.way}`, args: names },
        tone: advice === undefined ? 'Accent' : 'Good',
        place: { key: `customerStatus.${customer.kind}`, args: { domain: customer.domain } },
        rules: true,
      }),
      sections: sections(
        advice === undefined
          ? section({ lines: [words.say(settled ? 'adviser.already' : 'adviser.rule', names)] })
          : section({
              checks: advice.reasons.map((reason) => noted(words.say(`adviser.reason.${reason}`, names))),
            }),
      ),
      form: settled ? [] : [form(words, input, viewer, context)],
      advise: settled
        ? []
        : [{ title: words.label('button.advise'), style: advice === undefined ? 'positive' : 'default' }],
      linkRows: linkRows(advice === undefined ? [] : goOn(words, input, advice.way)),
      links: [link(words, 'customer', thingId({ kind: 'customer', customerId: customer.id }), 'button.customerPage')],
    },
  };
}

function form(words: Words, { customer, relationship, advised }: AdviserInput, viewer: Viewer, context: CardContext) {
  const names = { customer: customer.name, provider: relationship.providerName };
  const known: Partial<Answers> = relationship.standing === 'declined' ? { consent: 'refused' } : {};
  const entries = questions.map((question) => [
    question,
    {
      label: words.label(`adviser.question.${question}`, names),
      value: advised?.answers[question] ?? known[question] ?? '',
      choices: adviserAnswers[question].map((value) => ({
        title: words.label(`adviser.answer.${question}.${value}`),
        value,
      })),
      error: fieldError(fields[question], viewer, context),
    },
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** The button that the recommendation leads to; the method itself says what it needs. */
function goOn(words: Words, { customer, relationship }: AdviserInput, way: Way): readonly Link[] {
  const { id, provider, providerName: name } = relationship;
  if (way === 'extension') return [primary(link(words, 'relationship', id, 'button.relationship', { name }))];
  const invitation = thingId({ kind: 'invitation', customerId: customer.id, provider });
  return way === 'invitation' ? [primary(link(words, 'invitation', invitation, 'button.inviteTo', { name }))] : [];
}
