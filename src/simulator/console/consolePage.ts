import { createHash } from 'node:crypto';
import { consoleScript } from './consoleScript';
import { consoleStyle } from './consoleStyle';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded from anywhere, and nothing runs that does not stand in this page. */
export const consoleHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `default-src 'none'; img-src data:; connect-src 'self'; style-src ${hash(consoleStyle)}; script-src ${hash(consoleScript)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
};

/** The simulator's console, *Play Microsoft and the customers*. */
export const consolePage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Play Microsoft and the customers</title>
<link rel="icon" href="data:,">
<style>${consoleStyle}</style>
</head>
<body>
<header>
  <div class="frame">
    <h1>Play Microsoft and the customers</h1>
    <span id="clock"></span>
    <p>The simulator stands in for Partner Center. Here you do what the bot cannot: what Microsoft decides, what a provider
    does in its portal, what a customer does in the admin center. Nothing here reaches Microsoft.</p>
  </div>
</header>
<main class="frame">
  <div class="column">
    <section aria-labelledby="enrollmentsTitle"><h2 id="enrollmentsTitle">Enrollments</h2>
      <p>Microsoft decides. A submitted enrollment is approved by itself after a few seconds, unless you hold it first.</p>
      <div id="enrollments"></div></section>
    <section aria-labelledby="partnershipsTitle"><h2 id="partnershipsTitle">Partnership invitations</h2>
      <p>An indirect provider invites a partner; the partner accepts in the chat.</p>
      <div id="partnerships"></div></section>
    <section aria-labelledby="timeTitle"><h2 id="timeTitle">Time and starting point</h2>
      <p>What becomes due on the way happens: approvals arrive, accepted transfers complete. The rules are those of a date.</p>
      <div id="time"></div></section>
  </div>
  <div class="column">
    <section aria-labelledby="transfersTitle"><h2 id="transfersTitle">Transfers in the portal</h2>
      <p>Somebody answers in Microsoft's portal instead of in the chat. An accepted transfer completes after a few seconds.</p>
      <div id="transfers"></div></section>
  </div>
  <section class="wide" aria-labelledby="customerTitle"><h2 id="customerTitle">A customer</h2>
    <p>What the customer does in its admin center, and what changes on its subscriptions.</p>
    <div id="customer"></div></section>
  <section class="wide" aria-labelledby="profilesTitle"><h2 id="profilesTitle">Partners’ profiles</h2>
    <p>What Microsoft knows of each partner before it enrolls.</p>
    <div id="profiles"></div></section>
  <section class="wide" aria-labelledby="readingsTitle"><h2 id="readingsTitle">Readings</h2>
    <p>Where Microsoft's pages disagree, or leave it to the day, a client must bear both.</p>
    <div id="readings"></div></section>
  <section class="wide" aria-labelledby="faultsTitle"><h2 id="faultsTitle">Faults</h2>
    <p>Make the next calls go wrong, as they do on bad days.</p>
    <div id="faults"></div></section>
  <section class="wide" aria-labelledby="callsTitle"><h2 id="callsTitle">Recent calls</h2>
    <p>The last calls that change something in Partner Center, newest first.</p>
    <div id="calls" class="scroll" tabindex="0" role="region" aria-labelledby="callsTitle"></div></section>
</main>
<div id="message" role="status"></div>
<noscript><p class="frame">This page needs JavaScript; the same can be done with requests under /_sim.</p></noscript>
<script>${consoleScript}</script>
</body>
</html>
`;
