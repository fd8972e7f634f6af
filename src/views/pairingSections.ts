import { hasOneOf, personText } from './people';
import type { PartnershipInput } from './providerInputs';
import { type Section, section } from './sections';
import type { CardContext, Viewer } from './viewer';
import type { Words } from './words';

/** Whether the provider hears of the partner at all, and the way to that: part of an accepted partnership's card. */
export function pairingSections(
  words: Words,
  input: PartnershipInput,
  viewer: Viewer,
  context: CardContext,
): readonly (Section | undefined)[] {
  const { pairing } = input;
  if (pairing === undefined) return [];
  const { name } = input.partnership;
  const say = (key: string, args: Readonly<Record<string, string>> = {}) =>
    words.say(`pairing.${key}`, { name, ...args });
  if (pairing.linked !== undefined) return [section({ lines: [say('linked', { day: words.day(pairing.linked.at) })] })];
  if (!pairing.served) return [section({ lines: [say('notServed'), say('goesOn')] }, 'warning')];
  const { code, ended, shown } = pairing;
  return [
    shown === undefined
      ? undefined
      : section(
          {
            heading: say('codeHeading'),
            lines: [
              // The code is made of letters, digits and hyphens only.
              `**${shown}**`,
              say('codeHow', { code: shown }),
              code === undefined ? undefined : say('codeUntil', { day: words.day(code.expiresAt) }),
              say('codeOnce'),
            ],
          },
          'accent',
        ),
    section(
      {
        lines: [
          ended === undefined
            ? undefined
            : say('endedBy', {
                who: personText(words, viewer, context, ended.by, name),
                day: words.day(ended.at),
              }),
          say('hearsNothing'),
          say('goesOn'),
          shown === undefined && code !== undefined && code.expiresAt > context.now
            ? say('codeOut', {
                who: personText(words, viewer, context, code.by),
                when: words.when(code.at),
                day: words.day(code.expiresAt),
              })
            : undefined,
        ],
      },
      'warning',
    ),
  ];
}

/** The buttons that ask for a code and that end the link, as far as the viewer may. */
export function pairingButtons(
  words: Words,
  { id, partnership, pairing }: PartnershipInput,
  viewer: Viewer,
  { policy }: CardContext,
) {
  const none = { offer: [], end: [] };
  if (pairing === undefined || partnership.status !== 'accepted') return none;
  const { name } = partnership;
  const { version } = pairing;
  if (pairing.linked !== undefined) {
    const ask = {
      id,
      version,
      title: words.label('button.endPairing'),
      text: words.say('pairing.endForPartner', { name }),
      send: words.label('button.endPairingNow'),
    };
    return hasOneOf(viewer, policy.roles.endPairing) ? { offer: [], end: [ask] } : none;
  }
  if (!pairing.served || !hasOneOf(viewer, policy.roles.offerPairing)) return none;
  const another = pairing.shown !== undefined || pairing.code !== undefined;
  const key = another ? 'button.offerPairingAgain' : 'button.offerPairing';
  return { offer: [{ version, title: words.label(key), style: another ? 'default' : 'positive' }], end: [] };
}
