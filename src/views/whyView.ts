import type { Refusal } from '../domain/refusal';
import type { Rule } from '../domain/rules/rule';
import { findRule } from '../domain/rules/rules';
import { hasText } from '../text/text';
import { frame } from './frame';
import { link, linkRows, primary } from './links';
import { nextStepOf } from './nextStep';
import { roleNames } from './people';
import { refusalText } from './refusalText';
import { basisText, changeText, ruleLinks, whoText } from './ruleText';
import { type Section, section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

export interface WhyInput {
  readonly refusal: Refusal;
  readonly subject: string;
  readonly at: string;
}

/** The viewer's last refusal: the rule that said no, where it comes from, who can lift it, and the button that does. */
export function whyView(last: WhyInput | undefined, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  if (last === undefined) return nothingRefused(words, viewer, context);
  const { refusal, subject, at } = last;
  const rule = findRule(refusal.rule);
  const step = nextStepOf(refusal.reason, subject);
  return {
    template: 'list',
    ...(refusal.reason === 'roleNeeded' && refusal.roles !== undefined ? { needs: refusal.roles } : {}),
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'why.title' },
        status: { key: 'why.status', args: { when: words.when(at) } },
        rules: rule !== undefined,
      }),
      rows: [],
      sections: sections(
        section({ lines: [refusalText(refusal, viewer, context)] }, 'warning'),
        ...(rule === undefined ? [ownRule(words, refusal, subject)] : ruleSections(words, rule, refusal, context)),
      ),
      linkRows: linkRows([
        primary(link(words, step.what, step.id, step.key)),
        ...(rule === undefined ? [] : [link(words, 'rule', rule.id, 'why.rule', { id: rule.id })]),
        ...(step.what === 'status' ? [] : [link(words, 'status', '', 'button.status')]),
      ]),
    },
  };
}

function ruleSections(words: Words, rule: Rule, refusal: Refusal, { policy }: CardContext): readonly Section[] {
  const roles = refusal.roles ?? [];
  return [
    section({
      heading: words.say('why.ruleHeading', { id: rule.id }),
      lines: [
        words.say(`rule.${rule.id}`),
        basisText(words, rule),
        roles.length === 0
          ? whoText(words, rule)
          : words.say('why.roles', { roles: roleNames(words, roles, 'disjunction') }),
      ],
    }),
    section({ heading: words.say('ruleCard.changeHeading'), lines: [changeText(words, rule, policy)] }, 'accent'),
    section({ heading: words.say('ruleCard.linksHeading'), lines: ruleLinks(words, rule, policy) }),
  ];
}

/** A rule that no article states: why Passerelle holds to it, and that the person can lift it by going on as told. */
function ownRule(words: Words, { reason }: Refusal, subject: string): Section {
  const key = `why.own.${subject === 'settings' ? subject : reason}`;
  return section({
    heading: words.say('why.ownHeading'),
    lines: [words.say(hasText(words.reader.language, key) ? key : 'why.own.any'), words.say('why.ownWho')],
  });
}

function nothingRefused(words: Words, viewer: Viewer, context: CardContext): CardView {
  return {
    template: 'list',
    data: {
      ...frame(words, viewer, context, { title: { key: 'why.title' }, status: { key: 'why.nothing' } }),
      rows: [],
      sections: sections(section({ lines: [words.say('why.nothingMore')] })),
      linkRows: linkRows([
        primary(link(words, 'status', '', 'button.status')),
        link(words, 'rules', '', 'button.allRules'),
      ]),
    },
  };
}
