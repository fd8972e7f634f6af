import { text } from '../text/text';
import { type AdaptiveCard, renderCard } from './renderCard';
import type { CardView, Viewer } from './viewer';

/**
 * The card of a view for a viewer, with `inside` set into it below its own content. In a rehearsal it is headed as one,
 * and its buttons stay inside it (CON-12).
 */
export function renderFor(viewer: Viewer, view: CardView, inside?: CardView): AdaptiveCard {
  const own = renderCard(view);
  const card = inside === undefined ? own : { ...own, body: [...bodyOf(own), ...bodyOf(renderCard(inside))] };
  return viewer.rehearsal === true ? asRehearsal(card, viewer) : card;
}

const bodyOf = (card: AdaptiveCard): readonly unknown[] => (Array.isArray(card.body) ? card.body : []);

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
  const marked = inRehearsal({ ...card, body: [banner, ...bodyOf(card)] }) as AdaptiveCard;
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
