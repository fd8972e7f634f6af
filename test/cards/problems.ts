import { openable } from '../../src/views/links';

/** Each verb with the fields its button may carry besides id and version, and the inputs its card may hold. */
export const verbs: Readonly<Record<string, readonly string[]>> = {
  open: ['what'],
  setLanguage: ['language'],
  saveSettings: [],
  submitEnrollment: [],
  acceptResellerAgreement: [],
  stateEnrollmentSent: [],
  stateEnrollmentApproved: [],
  stateEnrollmentDeclined: [],
  stateAgreementAccepted: [],
  reopenEnrollment: [],
  stateRevenue: [],
  notifyMe: [],
  stopAsking: [],
  noteIncentiveInvitation: [],
  acceptPartnership: [],
  offerPairing: [],
  confirmPairing: [],
  endPairing: [],
  recordConsent: [],
  recordConsentDeclined: [],
  extendRelationship: ['inPortal'],
  adoptRelationship: [],
  recordAgreement: ['inPortal'],
  askForRequest: [],
  requestTransfer: ['inPortal'],
  cancelRequest: ['inPortal'],
  submitTransfer: ['inPortal'],
  declineTransfer: [],
  inviteNewCustomer: [],
  draftInvitation: ['language'],
  editInvitation: [],
  restoreInvitationLink: [],
  finishInvitation: [],
  stateAuthorized: [],
  addProvider: [],
  saveProviderAnswers: [],
  removeProvider: [],
  previewTransfer: [],
  createTransfer: [],
  browseTransferDraft: ['to'],
  advancePlan: ['step'],
  withdrawTransfer: ['inPortal'],
  recreateTransfer: ['inPortal'],
  acceptTransfer: ['inPortal'],
  rejectTransfer: ['inPortal'],
  askRecreate: [],
  undo: [],
  verifyAsProvider: ['allThere'],
  confirmByEmail: [],
  answerMissing: [],
  verifyAsPartner: [],
  askColleague: ['colleague'],
  remind: [],
  snooze: [],
  startRehearsal: [],
  stopRehearsal: [],
  restartRehearsal: [],
  playRehearsal: [],
  showRule: [],
  adviseMove: [],
};

const maxBytes = 28 * 1024;

type Node = Readonly<Record<string, unknown>>;

/** What is wrong with a rendered card; empty when it is fit to be sent. */
export function problemsOf(card: Node): readonly string[] {
  const json = JSON.stringify(card);
  const problems: string[] = [];
  if (card.type !== 'AdaptiveCard' || card.version !== '1.5') problems.push('not an Adaptive Card 1.5');
  if (typeof card.$schema !== 'string') problems.push('no $schema');
  for (const needed of ['speak', 'fallbackText', 'lang']) {
    if (typeof card[needed] !== 'string' || card[needed] === '') problems.push(`no ${needed}`);
  }
  if (json.includes('${')) problems.push('an unfilled place');
  if (/"(undefined|null|NaN|\[object Object\])"|null|undefined|NaN/.test(json)) problems.push('a hole');
  if (Buffer.byteLength(json, 'utf16le') > maxBytes) problems.push(`too large: ${Buffer.byteLength(json, 'utf16le')}`);
  const actions = nodesOf(card).filter((node) => String(node.type).startsWith('Action.'));
  const pressed = actions.filter((node) => node.type !== 'Action.ShowCard');
  if (pressed.length > 6) problems.push(`${pressed.length} actions`);
  if (actions.filter((node) => node.style === 'positive').length > 1) problems.push('two primary buttons');
  for (const node of nodesOf(card)) problems.push(...problemsOfNode(node));
  return problems;
}

function problemsOfNode(node: Node): readonly string[] {
  const problems: string[] = [];
  const { type } = node;
  if (type === 'TextBlock' && (typeof node.text !== 'string' || node.text.trim() === ''))
    problems.push('an empty text');
  if (type === 'TextBlock' && /[ ]{2}| [.,](?:\s|$)/.test(String(node.text)))
    problems.push(`a gap: ${String(node.text)}`);
  if (type === 'Image' && typeof node.altText !== 'string') problems.push('an image without altText');
  if (typeof type === 'string' && type.startsWith('Input.')) {
    const named = type === 'Input.Toggle' ? node.title : node.label;
    if (typeof named !== 'string' || named === '') problems.push(`an input without label: ${String(node.id)}`);
    if (node.isRequired === true && typeof node.errorMessage !== 'string')
      problems.push('required without errorMessage');
    if (typeof node.value !== 'string') problems.push(`an input that forgets: ${String(node.id)}`);
  }
  if (typeof type === 'string' && type.startsWith('Action.')) problems.push(...problemsOfAction(node));
  return problems;
}

function problemsOfAction(node: Node): readonly string[] {
  if (typeof node.title !== 'string' || node.title === '') return ['a button without title'];
  if (node.type === 'Action.ShowCard') return [];
  if (node.type === 'Action.OpenUrl')
    return /^(https?|mailto):/.test(String(node.url)) ? [] : ['a link that leads nowhere'];
  if (node.type !== 'Action.Execute') return [`an action of type ${String(node.type)}`];
  const verb = String(node.verb);
  const extra = verbs[verb];
  if (extra === undefined) return [`unknown verb ${verb}`];
  const data = node.data as Node;
  // Neither asks about a state, so neither can be stale.
  const stateless = verb === 'open' || verb === 'askColleague';
  const allowed = stateless ? ['id', ...extra] : ['id', 'version', ...extra];
  const problems = Object.keys(data).sort().join() === [...allowed].sort().join() ? [] : [`data of ${verb}`];
  if (typeof data.id !== 'string') problems.push(`id of ${verb}`);
  if (!stateless && typeof data.version !== 'number') problems.push(`version of ${verb}`);
  if (verb === 'open' && !(openable as readonly unknown[]).includes(data.what))
    problems.push(`what ${String(data.what)}`);
  return problems;
}

/** Every object in a card that has a type, in reading order. */
export function nodesOf(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (value === null || typeof value !== 'object') return [];
  const node = value as Node;
  const inner = Object.values(node).flatMap(nodesOf);
  return typeof node.type === 'string' ? [node, ...inner] : inner;
}

/** All that a person can read or hear on a card. */
export function readableTexts(card: Node): readonly string[] {
  const shown = ['text', 'title', 'label', 'placeholder', 'errorMessage', 'speak', 'fallbackText', 'altText'];
  const read = (value: unknown, key: string): readonly string[] => {
    if (typeof value === 'string') return shown.includes(key) ? [value] : [];
    if (Array.isArray(value)) return value.flatMap((one) => read(one, key));
    if (value === null || typeof value !== 'object') return [];
    return Object.entries(value).flatMap(([name, one]) => read(one, name));
  };
  return read(card, '');
}
