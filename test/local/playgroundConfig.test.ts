import { localPeople } from '../../src/local/people';
import { playgroundConfig, playgroundYaml } from '../../src/local/playgroundConfig';

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

const leavesOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value];

describe('the people who can have a chat window', () => {
  test('are those of the simulated world, by first name', () => {
    expect(localPeople.map(({ alias }) => alias)).toEqual(
      'camille dev hana aya luc ines tom olaf ravi eva mei paul lea'.split(' '),
    );
  });
});

describe.each(localPeople)('the Playground of $name', (person) => {
  const config = playgroundConfig(person);

  test('has the tenant, the person, and exactly five others', () => {
    expect(config.tenantId).toBe(person.tenantId);
    expect(config.currentUser).toMatchObject({ id: person.id, aadObjectId: person.id, name: person.name });
    expect(config.users).toHaveLength(5);
  });

  test('shows colleagues first and repeats no id', () => {
    const colleagues = localPeople.filter(({ tenantId, id }) => tenantId === person.tenantId && id !== person.id);
    expect(config.users.slice(0, colleagues.length).map(({ id }) => id)).toEqual(colleagues.map(({ id }) => id));
    const ids = [config.currentUser, ...config.users].map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
    expect(ids.filter((id) => !guid.test(id))).toEqual([]);
  });

  test('holds nothing but filled strings, as the Playground demands', () => {
    expect(leavesOf(config).filter((leaf) => typeof leaf !== 'string' || leaf === '')).toEqual([]);
    expect(config.team.channels).toHaveLength(1);
  });

  test('is written as YAML with every string quoted, and the same on every start', () => {
    expect(JSON.parse(playgroundYaml(person))).toEqual(config);
    expect(playgroundYaml(person)).toBe(playgroundYaml({ ...person }));
  });
});

test('no two windows share a conversation', () => {
  const ids = localPeople.map((person) => playgroundConfig(person).personalChat.id);
  expect(new Set(ids).size).toBe(localPeople.length);
});
