import { areas, type Rule } from '../domain/rules/rule';
import { allRules, rulesOf } from '../domain/rules/rules';
import { type RuleQuery, rangeOf } from '../ruleQuery';
import { frame } from './frame';
import { link, linkRows } from './links';
import { ruleView } from './ruleView';
import { type items, section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Phrase, type Words, wordsFor } from './words';

/** Rules a card lists before it asks for a narrower search. */
const mostRules = 21;

/** The rules: all areas, one area, what a search found, or one rule. */
export function rulesView(query: RuleQuery, viewer: Viewer, context: CardContext): CardView {
  if (query.kind === 'rule') return ruleView(query.rule, viewer, context);
  const words = wordsFor(viewer, context.now);
  const content = contentOf(words, query);
  return {
    template: 'rules',
    data: {
      ...frame(words, viewer, context, { title: content.title, status: content.status, rules: true }),
      rows: content.rows,
      sections: sections(section({ lines: [words.say('ruleCard.type')] })),
      choice: [
        {
          label: words.label(content.choosesArea ? 'ruleCard.chooseArea' : 'ruleCard.chooseRule'),
          value: content.choices[0]?.value ?? '',
          choices: content.choices,
          show: words.label('button.show'),
        },
      ],
      linkRows: linkRows([
        ...(query.kind === 'areas' ? [] : [link(words, 'rules', '', 'button.allRules')]),
        link(words, 'status', '', 'button.status'),
      ]),
    },
  };
}

interface Content {
  readonly title: Phrase;
  readonly status: Phrase;
  readonly rows: readonly { readonly title: string; readonly detail: ReturnType<typeof items> }[];
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly choosesArea: boolean;
}

function contentOf(words: Words, query: Exclude<RuleQuery, { kind: 'rule' }>): Content {
  const title = { key: 'ruleCard.rulesTitle' };
  switch (query.kind) {
    case 'areas':
      return {
        title,
        status: { key: 'ruleCard.count', args: { count: allRules.length, areas: areas.length } },
        ...areaList(words),
      };
    case 'area': {
      const rules = rulesOf(query.area);
      return {
        title: { key: 'ruleCard.areaTitle', args: { area: words.raw(`ruleArea.${query.area}`) } },
        status: { key: 'ruleCard.areaCount', args: { count: rules.length } },
        ...ruleList(words, rules),
      };
    }
    case 'found':
      return {
        title,
        status: { key: 'ruleCard.found', args: { count: query.rules.length, typed: query.typed } },
        ...ruleList(words, query.rules.slice(0, mostRules)),
      };
    case 'noSuchNumber':
      return {
        title,
        status: {
          key: 'ruleCard.noSuchNumber',
          args: { typed: query.typed, area: words.raw(`ruleArea.${query.area}`), ...rangeOf(query.area) },
        },
        ...ruleList(words, rulesOf(query.area)),
      };
    case 'nothing':
      return { title, status: { key: 'ruleCard.nothing', args: { typed: query.typed } }, ...areaList(words) };
    default: {
      const never: never = query;
      return never;
    }
  }
}

function areaList(words: Words): Pick<Content, 'rows' | 'choices' | 'choosesArea'> {
  const counted = areas.map((area) => ({
    value: area,
    args: { area: words.raw(`ruleArea.${area}`), id: area, count: rulesOf(area).length },
  }));
  return {
    rows: counted.map(({ args }) => ({ title: words.say('ruleCard.areaRow', args), detail: [] })),
    choices: counted.map(({ value, args }) => ({ title: words.label('ruleCard.areaChoice', args), value })),
    choosesArea: true,
  };
}

function ruleList(words: Words, rules: readonly Rule[]): Pick<Content, 'rows' | 'choices' | 'choosesArea'> {
  return {
    rows: rules.map(({ id }) => ({
      title: words.say('ruleCard.rule', { id, sentence: words.raw(`rule.${id}`) }),
      detail: [],
    })),
    choices: rules.map(({ id }) => ({ title: id, value: id })),
    choosesArea: false,
  };
}
