import type { Organization, Person } from '../state';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/gu, (character) => `&#${String(character.codePointAt(0))};`);

const frame = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title><style>
body{font:16px/1.5 "Segoe UI",system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem;color:#242424}
label{display:block;padding:.4rem 0}button{font:inherit;padding:.5rem 1.2rem;margin:1rem .5rem 0 0}
small{color:#616161}</style><h1>${escaped(title)}</h1>${body}</html>`;

/** Stands in for Microsoft's sign-in: pick who you are and whether you show a second factor. */
export function signInPage(
  organization: Organization,
  people: readonly Person[],
  parameters: Readonly<Record<string, string>>,
): string {
  const hidden = Object.entries(parameters).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const choices = people.map(
    ({ id, name, mail, roles }, index) =>
      `<label><input type="radio" name="account" value="${escaped(id)}"${index === 0 ? ' checked' : ''}> ${escaped(name)}
<small>${escaped(mail)}${roles.length === 0 ? '' : `, ${escaped(roles.join(', '))}`}</small></label>`,
  );
  return frame(
    `Sign in to ${organization.name}`,
    `<p><small>The simulator's stand-in for Microsoft's sign-in. No password is asked for.</small></p>
<form method="post">${hidden.join('')}${choices.join('')}
<label><input type="checkbox" name="mfa" value="1" checked> with a second factor (MFA)</label>
<button name="do" value="signIn">Sign in</button><button name="do" value="cancel">Cancel</button></form>`,
  );
}

/** What Microsoft shows in place of going back when it cannot trust where to. */
export const refusedPage = (text: string): string => frame('Sign-in is not possible', `<p>${escaped(text)}</p>`);
