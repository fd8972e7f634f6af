import { say } from '../say';
import type { Handler } from './handler';

export const cancel: Handler = async (asked) => {
  const { deps, context, who } = asked;
  const dialog = await deps.dialogs.createContext(context);
  const open = dialog.activeDialog !== undefined;
  await dialog.cancelAllDialogs();
  await say(deps, context, who.viewer, {
    key: open && asked.argument === '' ? 'notice.dialogLeft' : 'notice.nothingToCancel',
  });
};
