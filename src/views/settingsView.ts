import { endOfDay, startOfDay } from '../businessTime';
import type { Refusal } from '../domain/refusal';
import type { SettingsInput, TypedSettings } from '../settings/readSettings';
import type { PersonSettings } from '../settings/settings';
import { text } from '../text/text';
import { inertText } from './escapeText';
import { frame } from './frame';
import { link } from './links';
import { refusalText } from './refusalText';
import { items, section, sections } from './sections';
import { type CardContext, type CardView, languages, type Viewer } from './viewer';
import { type Phrase, type Words, wordsFor } from './words';

export interface SettingsCardInput {
  readonly settings: PersonSettings;
  /** The viewer's day, YYYY-MM-DD. */
  readonly today: string;
  /** Colleagues who may stand in, with whoever does now. */
  readonly delegates: readonly { readonly userId: string; readonly name: string }[];
  /** What was just typed and could not be saved. */
  readonly typed?: TypedSettings;
  readonly problems?: readonly Refusal[];
}

/** How a person is told: language, time zone, quiet hours, mute, absence and stand-in, and a provider's queue. */
export function settingsView(input: SettingsCardInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { delegates, problems = [] } = input;
  const values = input.typed ?? shownOf(input, viewer);
  const errors = (field: SettingsInput) =>
    items(problems.filter((one) => one.field === field).map((one) => refusalText(one, viewer, context)));
  const label = (name: string) => words.label(`settings.${name}Label`);
  return {
    template: 'settings',
    data: {
      id: 'settings',
      version: 0,
      ...frame(words, viewer, context, { title: { key: 'settings.title' }, status: statusOf(words, input) }),
      sections: sections(
        section({
          lines: [
            standIn(words, input),
            words.say('settings.reminders', {
              from: words.clock(`${startOfDay}:00`),
              to: words.clock(`${endOfDay}:00`),
            }),
            words.say('settings.inPlace'),
            words.say('settings.yourTime', { time: words.time(context.now), zone: viewer.timeZone }),
            delegates.length === 0 ? words.say('settings.noDelegates') : undefined,
          ],
        }),
      ),
      form: [
        {
          title: words.label('button.saveSettings'),
          zone: viewer.timeZone,
          labels: Object.fromEntries(labelled.map((name) => [name, label(name)])),
          values,
          errors: Object.fromEntries(labelled.map((name) => [name, errors(name)])),
          languages: languages.map((value) => ({ title: text(value, 'language.name'), value })),
          delegate:
            delegates.length === 0
              ? []
              : [
                  {
                    label: label('delegate'),
                    value: values.delegate,
                    choices: [
                      { title: words.label('settings.nobody'), value: '' },
                      ...delegates.map(({ userId, name }) => ({ title: inertText(name), value: userId })),
                    ],
                    errors: errors('delegate'),
                  },
                ],
          queue:
            viewer.side === 'partner'
              ? []
              : [
                  {
                    label: label('queue'),
                    value: values.queue === '' ? 'auto' : values.queue,
                    choices: [
                      { title: words.label('settings.queueAuto'), value: 'auto' },
                      { title: words.label('settings.queueOn'), value: 'on' },
                      { title: words.label('settings.queueOff'), value: 'off' },
                    ],
                  },
                ],
        },
      ],
      links: [link(words, 'status', '', 'button.status')],
    },
  };
}

const labelled = ['language', 'timeZone', 'quietFrom', 'quietTo', 'muted', 'digest', 'awayFrom', 'awayUntil'] as const;

/** What holds now, as the inputs show it; an absence that is over is not shown any more. */
function shownOf({ settings, today }: SettingsCardInput, viewer: Viewer): TypedSettings {
  const { timeZone = '', quietHours, muted, delegate = '', queue = '', digest } = settings;
  const away = comingAway(settings, today);
  return {
    language: viewer.language,
    timeZone,
    quietFrom: quietHours?.from ?? '',
    quietTo: quietHours?.to ?? '',
    muted: muted === true ? 'true' : 'false',
    awayFrom: away?.from ?? '',
    awayUntil: away?.until ?? '',
    delegate,
    queue,
    digest: digest === 'off' ? 'false' : 'true',
  };
}

const comingAway = ({ away }: PersonSettings, today: string): PersonSettings['away'] =>
  away === undefined || away.until < today ? undefined : away;

/** The strongest of what holds: muted, away, quiet, or nothing. */
function statusOf(words: Words, { settings, today }: SettingsCardInput): Phrase {
  const { muted, quietHours } = settings;
  const away = comingAway(settings, today);
  if (muted === true) return { key: 'settings.muted' };
  if (away !== undefined) {
    const args = { from: words.calendarDay(away.from), day: words.calendarDay(away.until) };
    return { key: away.from <= today ? 'settings.awayUntil' : 'settings.awayFrom', args };
  }
  if (quietHours === undefined) return { key: 'settings.open' };
  return { key: 'settings.quiet', args: { from: words.clock(quietHours.from), to: words.clock(quietHours.to) } };
}

function standIn(words: Words, { settings, today, delegates }: SettingsCardInput): string | undefined {
  if (comingAway(settings, today) === undefined) return undefined;
  const name = delegates.find(({ userId }) => userId === settings.delegate)?.name;
  return name === undefined ? words.say('settings.nobodyStandsIn') : words.say('settings.standsIn', { name });
}
