import { renderCard } from '../../src/views/renderCard';
import type { CardView } from '../../src/views/viewer';
import { nodesOf } from '../cards/problems';

/** A card as tests read it: its texts in order, without no-break spaces, and its buttons and inputs. */
export function read(view: CardView) {
  const card = renderCard(view);
  const nodes = nodesOf(card);
  const plain = (value: unknown) => String(value).replace(/[\u00a0\u202f]/g, ' ');
  const facts = JSON.stringify(view.data).includes('"facts"')
    ? [...JSON.stringify(card).matchAll(/"title":"([^"]*)","value":"([^"]*)"/g)].map(
        (match) => `${match[1]}: ${match[2]}`,
      )
    : [];
  return {
    text: [...nodes.filter((node) => node.type === 'TextBlock').map((node) => plain(node.text)), ...facts].join('\n'),
    verbs: nodes.flatMap((node) => (node.type === 'Action.Execute' && node.verb !== 'open' ? [String(node.verb)] : [])),
    opens: nodes.flatMap((node) => {
      const data = node.data as { readonly what?: string; readonly id?: string } | undefined;
      return node.verb === 'open' ? [`${data?.what ?? ''} ${data?.id ?? ''}`.trim()] : [];
    }),
    titles: nodes.flatMap((node) => (String(node.type).startsWith('Action.') ? [plain(node.title)] : [])),
    inputs: Object.fromEntries(
      nodes.filter((node) => String(node.type).startsWith('Input.')).map((node) => [String(node.id), node]),
    ),
    primary: nodes.filter((node) => node.style === 'positive').map((node) => plain(node.title)),
  };
}
