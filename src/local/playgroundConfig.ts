import { colleaguesOf, type LocalPerson } from './people';

interface PlaygroundUser {
  readonly id: string;
  readonly name: string;
  readonly userPrincipleName: string;
  readonly aadObjectId: string;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
}

/** What one Agents Playground is told about its tenant. The spelling of the keys is the Playground's. */
export interface PlaygroundConfig {
  readonly version: string;
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly currentUser: PlaygroundUser;
  readonly users: readonly PlaygroundUser[];
  readonly personalChat: { readonly id: string };
  readonly groupChat: { readonly id: string; readonly name: string };
  readonly team: {
    readonly id: string;
    readonly name: string;
    readonly aadGroupId: string;
    readonly channels: readonly { readonly id: string; readonly name: string }[];
  };
}

/** The Playground insists on this many users besides the current one. */
const otherUsers = 5;

/** People without any role, for organizations that are smaller than the Playground wants. */
const fillers: readonly string[] = ['Noor Haddad', 'Sven Aas', 'Kim Park', 'Rosa Diaz', 'Jan Novak'];

/** The id of a person's one-to-one chat with the bot; fixed, so that the conversation survives a restart. */
export const personalChatId = (person: LocalPerson): string => `personal-${person.alias}`;

/** The world as this person's chat window sees it. */
export function playgroundConfig(person: LocalPerson): PlaygroundConfig {
  const others = [...colleaguesOf(person).map(user), ...fillers.map(filler)].slice(0, otherUsers);
  return {
    version: '0.1.1',
    tenantId: person.tenantId,
    bot: { id: 'passerelle-bot', name: 'Passerelle' },
    currentUser: user(person),
    users: others,
    personalChat: { id: personalChatId(person) },
    groupChat: { id: `group-${person.alias}`, name: 'Group chat' },
    team: {
      id: `team-${person.alias}`,
      name: person.organization,
      aadGroupId: person.tenantId,
      channels: [{ id: `channel-${person.alias}`, name: 'Transfers' }],
    },
  };
}

/** The configuration as YAML. JSON is YAML in which every string is quoted, which is what the Playground needs. */
export const playgroundYaml = (person: LocalPerson): string => `${JSON.stringify(playgroundConfig(person), null, 2)}\n`;

function user({ id, name, mail }: Pick<LocalPerson, 'id' | 'name' | 'mail'>): PlaygroundUser {
  const [givenName = name, ...rest] = name.split(' ');
  return {
    id,
    name,
    userPrincipleName: mail,
    aadObjectId: id,
    givenName,
    surname: rest.join(' ') || givenName,
    email: mail,
  };
}

function filler(name: string, index: number): PlaygroundUser {
  const mail = `${name.toLowerCase().replace(' ', '.')}@example.test`;
  return user({ id: `c9000000-0000-4000-8000-00000000000${index + 1}`, name, mail });
}
