import { Template } from 'adaptivecards-templating';
import adviser from '../../cards/adviser.template.json';
import agreement from '../../cards/agreement.template.json';
import askColleague from '../../cards/askColleague.template.json';
import consent from '../../cards/consent.template.json';
import enrollment from '../../cards/enrollment.template.json';
import enrollmentForm from '../../cards/enrollmentForm.template.json';
import help from '../../cards/help.template.json';
import historyExport from '../../cards/historyExport.template.json';
import home from '../../cards/home.template.json';
import incentives from '../../cards/incentives.template.json';
import invitation from '../../cards/invitation.template.json';
import list from '../../cards/list.template.json';
import newCustomer from '../../cards/newCustomer.template.json';
import notice from '../../cards/notice.template.json';
import pairing from '../../cards/pairing.template.json';
import partnership from '../../cards/partnership.template.json';
import plan from '../../cards/plan.template.json';
import providerAnswers from '../../cards/providerAnswers.template.json';
import providers from '../../cards/providers.template.json';
import rehearsal from '../../cards/rehearsal.template.json';
import relationship from '../../cards/relationship.template.json';
import reminderActions from '../../cards/reminderActions.template.json';
import reminderList from '../../cards/reminderList.template.json';
import requestOpen from '../../cards/requestOpen.template.json';
import requestSubmit from '../../cards/requestSubmit.template.json';
import revenue from '../../cards/revenue.template.json';
import rules from '../../cards/rules.template.json';
import settings from '../../cards/settings.template.json';
import shrunk from '../../cards/shrunk.template.json';
import status from '../../cards/status.template.json';
import transferAnswer from '../../cards/transferAnswer.template.json';
import transferDraft from '../../cards/transferDraft.template.json';
import transferProgress from '../../cards/transferProgress.template.json';
import transferResult from '../../cards/transferResult.template.json';
import welcome from '../../cards/welcome.template.json';
import type { CardView } from './viewer';

/** An Adaptive Card, ready to be sent. */
export type AdaptiveCard = Readonly<Record<string, unknown>>;

const sources: Readonly<Record<string, object>> = {
  agreement,
  adviser,
  askColleague,
  consent,
  enrollment,
  enrollmentForm,
  help,
  historyExport,
  home,
  incentives,
  invitation,
  list,
  newCustomer,
  notice,
  pairing,
  partnership,
  plan,
  providerAnswers,
  providers,
  rehearsal,
  relationship,
  reminderActions,
  reminderList,
  requestOpen,
  requestSubmit,
  rules,
  revenue,
  settings,
  shrunk,
  status,
  transferAnswer,
  transferDraft,
  transferProgress,
  transferResult,
  welcome,
};

/** Names of all templates. */
export const templateNames: readonly string[] = Object.keys(sources);

// Reading a template costs more than filling it, so each is read once.
const templates = new Map<string, Template>();

/** The card of a view. An unknown template is a mistake of the program and throws. */
export function renderCard(view: CardView): AdaptiveCard {
  return templateOf(view.template).expand({ $root: view.data }) as AdaptiveCard;
}

function templateOf(name: string): Template {
  const known = templates.get(name);
  if (known !== undefined) return known;
  const source = sources[name];
  if (source === undefined) throw new Error(`There is no card template ${name}`);
  const template = new Template(source);
  templates.set(name, template);
  return template;
}
