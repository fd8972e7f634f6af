import type { Transfer } from '../domain/customer/transfer';
import { problemText } from './explanationText';
import { fieldError } from './frame';
import { link } from './links';
import { kindChoices, kindsText } from './newCommerceText';
import { hasOneOf, roleNames, whoWhen } from './people';
import { section, sections } from './sections';
import type { TransferInput } from './transferInputs';
import { checksSection, namesOf, transferHead, waitingText } from './transferSections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

type Asked = Extract<Transfer, { status: 'asked' }>;

/** TRF-9, TRF-14 in new commerce: the provider is asked to open the request, with what Partner Center needs for it. */
export function openRequestView(input: TransferInput, transfer: Asked, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const names = namesOf(words, transfer);
  const needed = context.policy.roles.requestTransfer;
  const roles = roleNames(words, needed, 'disjunction');
  const allowed = hasOneOf(viewer, needed);
  const portal = input.inPortal === true;
  const stated = transfer.statedOpen;
  const asks = allowed && stated === undefined;
  return {
    template: 'requestOpen',
    ...(allowed ? {} : { needs: needed }),
    data: {
      ...transferHead(
        words,
        input,
        viewer,
        context,
        {
          key: statusKey(transfer, allowed),
          args: { roles },
        },
        'Accent',
      ),
      sections: sections(
        section({ lines: [problemText(words, 'newCommerce.problemOpen', transfer.problem)] }, 'warning'),
        stated === undefined
          ? undefined
          : section(
              { lines: [words.say('newCommerce.statedOpen', { whoWhen: whoWhen(words, viewer, context, stated) })] },
              'accent',
            ),
        section({
          lines: [
            words.say('newCommerce.whyYou', names),
            words.say('transfer.requestedFrom', { ...names, when: words.when(transfer.requestedAt) }),
            waitingText(words, transfer),
          ],
        }),
        checksSection(words, input, viewer),
        section({
          lines: [
            portal ? words.say('newCommerce.about', { kinds: kindsText(words, transfer) }) : undefined,
            portal ? onRecord(words, transfer) : undefined,
            portal ? words.say('newCommerce.openIn', names) : undefined,
            asks && portal ? words.say('newCommerce.openInPortal', names) : undefined,
            allowed ? undefined : words.say('common.readOnly', { roles }),
          ],
        }),
      ),
      form: asks && !portal ? [form(words, input, transfer, viewer, context)] : [],
      request: asks ? [{ title: words.label(portal ? 'newCommerce.openedInPortal' : 'newCommerce.request') }] : [],
      end: asks
        ? [
            {
              title: words.label('newCommerce.dontOpen'),
              label: words.label('newCommerce.cancelLabel', { name: transfer.partnerName }),
              value: input.answers?.comment ?? '',
              send: words.label('newCommerce.dontOpenNow'),
            },
          ]
        : [],
      links: [link(words, 'queue', '', 'button.queue')],
    },
  };
}

/** Whose turn it is: nobody's any more once somebody says that it is opened. */
function statusKey({ statedOpen }: Asked, allowed: boolean): string {
  if (statedOpen !== undefined) return 'newCommerce.openedStatus';
  return allowed ? 'newCommerce.askedProvider' : 'newCommerce.askedProviderSide';
}

/** Two-tier: the reseller is the partner itself. */
function onRecord(words: Words, transfer: Transfer): string {
  const mpnId = transfer.opening?.partnerIdOnRecord;
  return mpnId === undefined
    ? words.say('newCommerce.onRecordUnknown', namesOf(words, transfer))
    : words.say('newCommerce.onRecord', { ...namesOf(words, transfer), mpnId });
}

function form(words: Words, input: TransferInput, transfer: Asked, viewer: Viewer, context: CardContext) {
  const kinds = kindChoices(words, transfer);
  return {
    emailLabel: words.label('newCommerce.emailLabel', namesOf(words, transfer)),
    emailPlaceholder: words.label('newCommerce.emailPlaceholder'),
    customerEmail: input.answers?.customerEmail ?? transfer.opening?.customerEmail ?? '',
    kindsLabel: words.label('newCommerce.kindsLabel'),
    kinds,
    productTypes: input.answers?.productTypes ?? kinds.map((one) => one.value).join(),
    onRecord: onRecord(words, transfer),
    errors: {
      customerEmail: fieldError('customerEmail', viewer, context),
      productTypes: fieldError('productTypes', viewer, context),
    },
  };
}
