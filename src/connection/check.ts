import { checkProgram } from './checkProgram';
import { runProgram } from './program';

runProgram(checkProgram);
