import access from './access.json';
import adviser from './adviser.json';
import agreement from './agreement.json';
import agreementRequest from './agreementRequest.json';
import ask from './ask.json';
import button from './button.json';
import cancel from './cancel.json';
import cannotMove from './cannotMove.json';
import check from './check.json';
import checklist from './checklist.json';
import choose from './choose.json';
import command from './command.json';
import commandHelp from './commandHelp.json';
import common from './common.json';
import connection from './connection.json';
import consentMethod from './consentMethod.json';
import customerStatus from './customerStatus.json';
import customers from './customers.json';
import delivery from './delivery.json';
import dialog from './dialog.json';
import did from './did.json';
import digest from './digest.json';
import draft from './draft.json';
import enrollment from './enrollment.json';
import footer from './footer.json';
import help from './help.json';
import history from './history.json';
import historyExport from './historyExport.json';
import home from './home.json';
import incentives from './incentives.json';
import invitation from './invitation.json';
import kind from './kind.json';
import kinds from './kinds.json';
import language from './language.json';
import light from './light.json';
import line from './line.json';
import link from './link.json';
import list from './list.json';
import local from './local.json';
import newCommerce from './newCommerce.json';
import newCustomer from './newCustomer.json';
import notice from './notice.json';
import pairing from './pairing.json';
import partnerCenter from './partnerCenter.json';
import partnership from './partnership.json';
import phase from './phase.json';
import plan from './plan.json';
import policy from './policy.json';
import providers from './providers.json';
import refusal from './refusal.json';
import rehearsal from './rehearsal.json';
import rejectReason from './rejectReason.json';
import relationship from './relationship.json';
import reminder from './reminder.json';
import revenue from './revenue.json';
import role from './role.json';
import rule from './rule.json';
import ruleArea from './ruleArea.json';
import ruleCard from './ruleCard.json';
import ruleChange from './ruleChange.json';
import ruleKind from './ruleKind.json';
import ruleWho from './ruleWho.json';
import settings from './settings.json';
import shrunk from './shrunk.json';
import stated from './stated.json';
import status from './status.json';
import transfer from './transfer.json';
import turn from './turn.json';
import welcome from './welcome.json';
import when from './when.json';
import why from './why.json';

/** All English messages; the first part of a key is the file it stands in. */
export const en = {
  access,
  adviser,
  agreement,
  agreementRequest,
  ask,
  button,
  cancel,
  cannotMove,
  check,
  checklist,
  choose,
  command,
  commandHelp,
  common,
  connection,
  consentMethod,
  customerStatus,
  customers,
  delivery,
  dialog,
  did,
  digest,
  draft,
  enrollment,
  footer,
  help,
  history,
  historyExport,
  home,
  incentives,
  invitation,
  kind,
  kinds,
  language,
  light,
  line,
  link,
  list,
  local,
  newCommerce,
  newCustomer,
  notice,
  pairing,
  partnerCenter,
  partnership,
  phase,
  plan,
  policy,
  providers,
  refusal,
  rejectReason,
  rehearsal,
  relationship,
  reminder,
  revenue,
  role,
  rule,
  ruleArea,
  ruleCard,
  ruleChange,
  ruleKind,
  ruleWho,
  settings,
  shrunk,
  stated,
  status,
  transfer,
  turn,
  welcome,
  when,
  why,
};
