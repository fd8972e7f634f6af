import { forget } from './forget';
import { refuseIfRunning } from './lock';
import { dataDirOf } from './options';
import { StartError } from './startError';

/** `npm run reset`: the next start begins with nobody enrolled. */
async function main(): Promise<void> {
  const dataDir = dataDirOf(process.env);
  await refuseIfRunning(dataDir);
  const gone = await forget(dataDir);
  const text = gone.length === 0 ? `Nothing to forget in ${dataDir}.` : `Forgot ${gone.join(', ')} in ${dataDir}.`;
  process.stdout.write(`${text}\n`);
  if (process.env.STORE === 'cosmos') process.stdout.write('What is in Cosmos DB is still there.\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartError ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
