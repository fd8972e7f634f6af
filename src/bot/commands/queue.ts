import { foldName } from '../../foldName';
import { changeSettings } from '../../settings/personSettings';
import { say, showSubject } from '../say';
import type { Handler } from './handler';

const choices: Readonly<Record<string, 'on' | 'off'>> = {
  on: 'on',
  yes: 'on',
  oui: 'on',
  off: 'off',
  no: 'off',
  non: 'off',
};

/** `queue` lists what waits; `queue on` and `queue off` say whether this person is told of new requests. */
export const queue: Handler = async ({ deps, context, who, argument }) => {
  const wanted = foldName(argument);
  if (wanted === '') return showSubject(deps, context, who.viewer, 'queue');
  if (who.viewer.side === 'partner') return say(deps, context, who.viewer, { key: 'notice.queueProvidersOnly' });
  const choice = Object.hasOwn(choices, wanted) ? choices[wanted] : undefined;
  if (choice === undefined) return say(deps, context, who.viewer, { key: 'notice.queueUnreadable' });
  await changeSettings(deps.workflow, who.actor, (before) => ({ ...before, queue: choice }));
  await showSubject(deps, context, who.viewer, 'queue', {
    notice: { kind: 'text', tone: 'good', key: 'settings.saved' },
  });
};
