import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assumptions } from '../../src/simulator/assumptions';
import type { Guard } from '../../src/simulator/call';
import { routes } from '../../src/simulator/routes';
import { ruleSets } from '../../src/simulator/rules/ruleSet';
import { usualSwitches } from '../../src/simulator/switches';

const page = readFileSync(join(__dirname, '../../docs/simulator.md'), 'utf8');
const section = (heading: string) => page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
const tokens: Readonly<Record<Guard, string>> = {
  open: '–',
  partnerCenter: 'any',
  partnerCenterUser: 'user',
  graph: 'graph',
};

describe('docs/simulator.md', () => {
  test('lists every route, no other, with the token that it needs', () => {
    const rows = [...page.matchAll(/^\| `(?<route>(?:GET|POST|PUT|PATCH|DELETE) \/[^`]*)` +\| (?<token>[^|]*)\|/gmu)];
    const control = (path: string) => path.startsWith('/_sim/') && !path.startsWith('/_sim/portal/');
    const listed = rows.map(({ groups }) => {
      const route = groups?.route ?? '';
      return control(route.split(' ')[1] ?? '') ? route : `${route} ${groups?.token?.trim()}`;
    });
    const there = routes.map(({ method, path, guard }) =>
      control(path) ? `${method} ${path}` : `${method} ${path} ${tokens[guard]}`,
    );
    expect([...listed].sort()).toEqual([...there].sort());
  });

  test('lists every text of X-Sim-Assumption, and no other', () => {
    const listed = [...section('Assumptions').matchAll(/^- `(?<text>.*)`$/gmu)].map(({ groups }) => groups?.text);
    expect(listed).toEqual([...assumptions]);
  });

  test('names every switch and states the thresholds of both dates', () => {
    for (const name of Object.keys(usualSwitches)) expect(section('Switches')).toContain(`\`${name}\``);
    for (const { name, directBillRevenueUsd } of Object.values(ruleSets)) {
      expect(section('The rules of two dates')).toContain(`\`${name}\``);
      expect(section('The rules of two dates')).toContain(`${directBillRevenueUsd.toLocaleString('en-US')} USD`);
    }
  });
});
