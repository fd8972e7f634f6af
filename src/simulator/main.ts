import { join } from 'node:path';
import { isRuleSetName, ruleSetNames } from './rules/ruleSet';
import { createSimulator } from './simulator';
import { isWorldName, worldNames } from './world/startingPoints';

/** Runs the simulator alone, for people who build other Partner Center clients. */
async function main(): Promise<void> {
  const port = Number(process.env.SIMULATOR_PORT ?? 4978);
  const world = process.env.WORLD ?? 'fresh';
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('SIMULATOR_PORT must be a port number');
  if (!isWorldName(world)) throw new Error(`WORLD must be one of ${worldNames.join(', ')}`);
  const rules = process.env.RULES;
  if (rules !== undefined && !isRuleSetName(rules)) throw new Error(`RULES must be one of ${ruleSetNames.join(', ')}`);
  const { SEED: seed, CLOCK: clock } = process.env;
  if (clock !== undefined && Number.isNaN(Date.parse(clock))) throw new Error('CLOCK must be an instant, ISO 8601');
  const simulator = await createSimulator({
    port,
    world,
    ruleSet: rules,
    ...(seed ? { seed } : {}),
    // A clock that stands: the same calls get the same answers to the byte, and only /_sim/clock moves it.
    ...(clock === undefined ? {} : { now: () => new Date(clock) }),
    dataFile: join(process.env.DATA_DIR ?? '.data', 'simulator.db'),
    onError: (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
  });
  process.stdout.write(`Partner Center simulator and its console: ${simulator.url}\n`);
  const stop = (): void => {
    simulator.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
