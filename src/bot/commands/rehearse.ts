import { show } from './handler';

/** The rehearsal's desk: starts one, or plays the others' parts in the one that runs. */
export const rehearse = show('rehearsal');
