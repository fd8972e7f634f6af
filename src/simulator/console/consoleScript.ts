import { customerScript } from './script/customer';
import { pageScript } from './script/page';
import { partnersScript } from './script/partners';
import { stageScript } from './script/stage';
import { transfersScript } from './script/transfers';

/** Script of the console page: reads `/_sim/state` and `/_sim/requests`, draws, and posts what is pressed. */
export const consoleScript = [pageScript, partnersScript, transfersScript, customerScript, stageScript].join('');
