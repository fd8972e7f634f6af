import { connectProgram } from './connectProgram';
import { runProgram } from './program';

runProgram(connectProgram);
