import type { Rule } from '../domain/rules/rule';
import { allRules } from '../domain/rules/rules';
import { frame } from './frame';
import { type Link, link, linkRows, primary } from './links';
import { basisText, changeText, kindsText, ruleLinks, whoText } from './ruleText';
import { section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** One rule: its sentence, where it comes from, who can act on it or lift it, and the pages that say more. */
export function ruleView(rule: Rule, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { policy } = context;
  const area = words.raw(`ruleArea.${rule.area}`);
  return {
    template: 'list',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'ruleCard.title', args: { id: rule.id, area } },
        status: { key: 'ruleCard.status', args: { kinds: kindsText(words, rule) } },
        rules: true,
      }),
      rows: [],
      sections: sections(
        section({ lines: [words.say(`rule.${rule.id}`)] }, 'emphasis'),
        section({ heading: words.say('ruleCard.changeHeading'), lines: [changeText(words, rule, policy)] }, 'accent'),
        section({ lines: [basisText(words, rule), whoText(words, rule)] }),
        section({ heading: words.say('ruleCard.linksHeading'), lines: ruleLinks(words, rule, policy) }),
      ),
      linkRows: linkRows([
        primary(link(words, 'rules', rule.area, 'button.rulesOfArea', { area })),
        ...neighbors(words, rule),
      ]),
    },
  };
}

/** The rules before and after, and all areas. */
function neighbors(words: Words, rule: Rule): readonly Link[] {
  const place = allRules.indexOf(rule);
  const around = [allRules[place - 1], allRules[place + 1]].filter((one) => one !== undefined);
  return [
    ...around.map((one) => link(words, 'rule', one.id, 'button.rule', { id: one.id })),
    link(words, 'rules', '', 'button.allRules'),
  ];
}
