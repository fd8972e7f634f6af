import { text } from '../text/text';
import { type AdaptiveCard, renderCard } from './renderCard';
import type { CardView, Viewer } from './viewer';

/** The card of a view for a viewer; in a rehearsal it is headed as one, and its buttons stay inside it (CON-12). */
export function renderFor(viewer: Viewer, view: CardView): AdaptiveCard {
  const card = renderCard(view);
  return viewer.rehearsal === true ? asRehearsal(card, viewer) : card;
}

function asRehearsal(card: AdaptiveCard, { language }: Viewer): AdaptiveCard {
  const heading = text(language, 'rehearsal.heading');
  const spoken = (said: unknown) => (typeof said === 'string' ? `${heading}. ${said}` : heading);
  const banner = {
    type: 'Container',
    style: 'warning',
    bleed: true,
    items: [
      { type: 'TextBlock', text: heading, weight: 'Bolder', wrap: true },
      { type: 'TextBlock', text: text(language, 'rehearsal.nothingLeaves'), wrap: true, spacing: 'None' },
    ],
  };
  const body = Array.isArray(card.body) ? card.body : [];
  const marked = inRehearsal({ ...card, body: [banner, ...body] }) as AdaptiveCard;
  return { ...marked, speak: spoken(card.speak), fallbackText: spoken(card.fallbackText) };
}

/** Every button names the book it belongs to: a rehearsal's card never acts on the real one, whenever it is pressed. */
function inRehearsal(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inRehearsal);
  if (node === null || typeof node !== 'object') return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inRehearsal(value)]));
  if (copy.type !== 'Action.Execute') return copy;
  return { ...copy, data: { ...(typeof copy.data === 'object' ? copy.data : {}), world: 'rehearsal' } };
}
