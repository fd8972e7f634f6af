/**
 * Script of the console page: reads `/_sim/state` and `/_sim/requests`, draws, and posts what is pressed. Everything is
 * put in as text, never as markup, since names of the world contain some. A part is drawn anew only when its data
 * changed, so that focus and half-typed numbers stay.
 */
export const consoleScript = `
'use strict';
var refreshMs = 1500;
var chosen = { customer: '', provider: '' };
var drawn = {};
var byId = function (id) { return document.getElementById(id); };

function h(tag, attributes) {
  var node = document.createElement(tag);
  Object.keys(attributes || {}).forEach(function (name) {
    var value = attributes[name];
    if (name === 'on') node.addEventListener(value[0], value[1]);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, value);
  });
  Array.prototype.slice.call(arguments, 2).flat().forEach(function (child) {
    if (child != null) node.append(child);
  });
  return node;
}

function say(text) { byId('message').textContent = text; clearTimeout(say.timer); say.timer = setTimeout(function () { byId('message').textContent = ''; }, 6000); }

async function act(method, path, body, done) {
  try {
    var response = await fetch(path, { method: method, headers: { 'Content-Type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body) });
    var answer = response.status === 204 ? {} : await response.json();
    say(response.ok ? done : 'Refused: ' + (answer.error || answer.description || response.status));
  } catch (error) { say('The simulator does not answer.'); }
  await refresh();
}

function button(label, about, options) {
  return h('button', { type: 'button', class: options.main ? 'main' : null, disabled: options.disabled, 'aria-label': about ? label + ': ' + about : null,
    'data-key': label + '|' + about, on: ['click', options.press] }, label);
}

function pill(text, kind) { return h('span', { class: 'pill ' + (kind || '') }, text); }
function row(what, buttons) { return h('div', { class: 'row' }, h('div', { class: 'what' }, what), buttons && h('div', { class: 'buttons' }, buttons)); }
function when(instant) { return instant ? new Date(instant).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' }) : ''; }
function nameOf(state, tenant) { var found = state.organizations.find(function (o) { return o.tenantId === tenant; }); return found ? found.name : 'unknown'; }

function draw(id, data, build) {
  var text = JSON.stringify(data);
  var place = byId(id);
  if (drawn[id] === text) return;
  var active = document.activeElement;
  if (active && place.contains(active) && (active.tagName === 'INPUT' || active.tagName === 'SELECT') && drawn[id] !== undefined && !draw.force) return;
  drawn[id] = text;
  var key = active && place.contains(active) ? active.getAttribute('data-key') : null;
  place.replaceChildren.apply(place, build());
  if (key) { var again = Array.from(place.querySelectorAll('[data-key]')).find(function (n) { return n.getAttribute('data-key') === key; }); if (again && !again.disabled) again.focus(); }
}

var enrollmentWords = { none: ['not enrolled', ''], submitted: ['waits for Microsoft', 'wait'], approved: ['approved', 'good'], declined: ['declined', 'bad'], enrolled: ['enrolled', 'good'] };

function drawEnrollments(state) {
  var partners = state.organizations.filter(function (o) { return o.kind === 'partner'; });
  draw('enrollments', partners.map(function (o) { return [o.enrollment, o.incentivesInvitedAt]; }), function () {
    return partners.map(function (o) {
      var e = o.enrollment, words = enrollmentWords[e.status], open = e.status === 'submitted';
      var path = '/_sim/enrollments/' + o.tenantId + '/';
      var decide = function (verb, done) { return function () { act('POST', path + verb, undefined, o.name + ': ' + done); }; };
      var notes = [];
      if (open) notes.push(e.approveAt ? 'approved by itself at ' + new Date(e.approveAt).toLocaleTimeString() : 'on hold');
      if (e.status === 'none') notes.push(e.held ? 'the next enrollment will wait for you' : 'nothing to decide until the partner enrolls in the chat');
      if (e.status === 'approved') notes.push('the partner accepts the reseller agreement next');
      if (o.incentivesInvitedAt) notes.push('incentives invitation sent ' + when(o.incentivesInvitedAt));
      return row([h('strong', {}, o.name), ' ', pill(words[0], words[1]), h('small', {}, notes.join(' · '))], [
        open ? button('Approve enrollment', o.name, { main: true, press: decide('approve', 'enrollment approved') }) : null,
        open ? button('Decline enrollment', o.name, { press: decide('decline', 'enrollment declined') }) : null,
        (open || e.status === 'none' || e.status === 'declined') && !e.held ? button('Hold enrollment', o.name, { press: decide('delay', 'enrollment on hold') }) : null,
        e.status === 'enrolled' && !o.incentivesInvitedAt ? button('Send incentives invitation', o.name, {
          press: function () { act('POST', '/_sim/incentives/' + o.tenantId + '/invite', undefined, o.name + ': invitation sent to ' + o.mpnMailbox); } }) : null
      ]);
    });
  });
}

function drawPartnerships(state) {
  var pairs = [];
  state.organizations.filter(function (o) { return o.kind === 'partner'; }).forEach(function (partner) {
    state.organizations.filter(function (o) { return o.kind === 'provider'; }).forEach(function (provider) {
      var known = state.partnerships.find(function (p) { return p.partnerTenantId === partner.tenantId && p.providerTenantId === provider.tenantId; });
      pairs.push({ partner: partner, provider: provider, status: known ? known.status : 'none' });
    });
  });
  draw('partnerships', pairs.map(function (p) { return [p.status, p.partner.enrollment.status]; }), function () {
    return pairs.map(function (p) {
      var words = { none: ['not invited', ''], invited: ['waits for the partner', 'wait'], accepted: ['partners', 'good'] }[p.status];
      var about = p.provider.name + ' to ' + p.partner.name;
      return row([h('strong', {}, p.provider.name), ' to ' + p.partner.name + ' ', pill(words[0], words[1])], p.status === 'none' ? [
        button('Send partnership invitation', about, { main: p.partner.enrollment.status === 'enrolled',
          press: function () { act('POST', '/_sim/partnerships', { partner: p.partner.tenantId, provider: p.provider.tenantId }, p.provider.name + ' has invited ' + p.partner.name); } })
      ] : null);
    });
  });
}

var transferWords = { Active: ['active', 'wait'], InProgress: ['in progress', 'wait'], Complete: ['complete', 'good'], PartiallyComplete: ['partly complete', 'bad'], Failed: ['failed', 'bad'], Reject: ['rejected', 'bad'], Withdrawn: ['withdrawn', ''] };

function drawTransfers(state) {
  var transfers = state.transfers.slice(-12).reverse();
  draw('transfers', transfers, function () {
    if (transfers.length === 0) return [h('p', { class: 'empty' }, 'No transfer request yet. The partner creates one in the chat.')];
    return transfers.map(function (t) {
      var customer = state.customers.find(function (c) { return c.id === t.customerId; });
      var words = transferWords[t.status] || [t.status, ''], open = t.status === 'Active', name = customer ? customer.name : t.customerId;
      var lines = t.lines.map(function (l) { return l.name + ' × ' + l.quantity + (l.addons.length ? ' + ' + l.addons.map(function (a) { return a.name + ' × ' + a.quantity; }).join(' + ') : '') + (l.error ? ' (failed)' : ''); });
      var decide = function (verb, done) { return function () { act('POST', '/_sim/transfers/' + t.id + '/' + verb, undefined, name + ': ' + done); }; };
      return row([h('strong', {}, name), ' ', pill(words[0], words[1]), h('small', {}, nameOf(state, t.sourceTenantId) + ' to ' + nameOf(state, t.targetTenantId) + ', ' + when(t.createdAt)), h('small', {}, lines.join('; '))], open ? [
        button('Accept transfer', name, { main: true, press: decide('accept', 'transfer accepted in the portal') }),
        button('Reject transfer', name, { press: decide('reject', 'transfer rejected in the portal') }),
        button('Withdraw transfer', name, { press: decide('withdraw', 'transfer withdrawn in the portal') })
      ] : null);
    });
  });
}

function drawTime(state) {
  byId('clock').textContent = 'Simulated time: ' + when(state.now);
  var move = function (advance, text) { return function () { act('POST', '/_sim/clock', { advance: advance }, 'Time moved on by ' + text); }; };
  draw('time', [state.world], function () {
    return [row(['Starting point ', pill(state.world)], [
      button('Advance 1 hour', '', { press: move('PT1H', 'an hour') }),
      button('Advance 1 day', '', { press: move('P1D', 'a day') }),
      button('Advance 7 days', '', { press: move('P7D', 'seven days') }),
      button('Reset to fresh', '', { press: function () { if (confirm('Forget everything that happened in Partner Center and start fresh?')) act('POST', '/_sim/reset', { world: 'fresh' }, 'A fresh world'); } })
    ])];
  });
}

function choice(label, options, value, change) {
  var id = 'choice' + label;
  var select = h('select', { id: id, 'data-key': label, on: ['change', function (event) { change(event.target.value); draw.force = true; paint(); draw.force = false; }] },
    options.map(function (o) { return h('option', { value: o.value, selected: o.value === value }, o.text); }));
  return h('div', { class: 'field' }, h('label', { 'for': id }, label), select);
}

function drawCustomer(state) {
  var customers = state.customers.slice().sort(function (a, b) { return a.id < b.id ? -1 : 1; });
  if (!customers.some(function (c) { return c.id === chosen.customer; })) chosen.customer = customers[0].id;
  var providers = state.organizations.filter(function (o) { return o.kind === 'provider'; });
  var partners = state.organizations.filter(function (o) { return o.kind === 'partner'; });
  if (!chosen.provider) chosen.provider = providers[0].tenantId;
  if (!chosen.partner) chosen.partner = partners[0].tenantId;
  var c = customers.find(function (x) { return x.id === chosen.customer; });
  var lines = state.subscriptions.filter(function (s) { return s.customerId === c.id && !s.transferred; });
  draw('customer', [chosen, c, lines], function () {
    var path = '/_sim/customers/' + c.id + '/';
    var provider = nameOf(state, chosen.provider), partner = nameOf(state, chosen.partner);
    var linked = c.links.some(function (l) { return l.kind === 'indirect' && l.providerTenantId === chosen.provider && l.resellerTenantId === chosen.partner; });
    var agreed = c.agreements.map(function (a) { return 'attested by ' + nameOf(state, a.tenantId); });
    if (c.signedDirectly) agreed.unshift('accepted in the admin center');
    var links = c.links.map(function (l) { return l.kind === 'direct' ? 'direct customer of ' + nameOf(state, l.tenantId) : nameOf(state, l.providerTenantId) + ' through ' + nameOf(state, l.resellerTenantId) + ' (' + l.via + (l.delegatedAdmin ? '' : ', no delegated admin') + ')'; });
    var list = function (all) { return all.map(function (o) { return { value: o.tenantId, text: o.name }; }); };
    var parts = [h('div', { class: 'choices' },
      choice('Customer', customers.map(function (x) { return { value: x.id, text: x.id.slice(-2) + '  ' + x.name }; }), c.id, function (v) { chosen.customer = v; }),
      choice('Provider', list(providers), chosen.provider, function (v) { chosen.provider = v; }),
      choice('Partner', list(partners), chosen.partner, function (v) { chosen.partner = v; })),
      row([h('strong', {}, 'Relationships '), c.hasTenant ? '' : pill('no tenant yet', 'wait'), h('small', {}, links.join('; ') || 'none')], [
        !c.hasTenant || linked ? null : button('Customer authorizes resellers', c.name, { press: function () { act('POST', path + 'authorize', { partner: chosen.partner, provider: chosen.provider }, c.name + ' has authorized ' + partner + ' and ' + provider); } }),
        c.hasTenant ? null : button('Provider creates tenant', c.name, { press: function () { act('POST', path + 'tenant', { provider: chosen.provider, reseller: chosen.partner }, provider + ' has created the tenant of ' + c.name); } })
      ]),
      row([h('strong', {}, 'Microsoft Customer Agreement '), pill(agreed.length ? 'accepted' : 'not accepted', agreed.length ? 'good' : 'wait'), h('small', {}, agreed.join('; '))], [
        c.signedDirectly ? null : button('Customer accepts agreement', c.name, { press: function () { act('POST', path + 'agreement', { how: 'direct' }, c.name + ' has accepted the agreement in the admin center'); } }),
        c.agreements.some(function (a) { return a.tenantId === chosen.provider; }) ? null : button('Provider attests agreement', c.name, { press: function () { act('POST', path + 'agreement', { how: 'attestation', partner: chosen.provider }, provider + ' has attested the agreement of ' + c.name); } })
      ])];
    lines.forEach(function (s) { parts.push(subscriptionRow(state, s)); });
    if (lines.length === 0) parts.push(h('p', { class: 'empty' }, 'No subscriptions.'));
    return parts;
  });
}

function subscriptionRow(state, s) {
  var good = s.status === 'active', offer = state.offers[s.offer], name = offer ? offer.name : s.offer;
  var licensed = !!offer && ['license', 'addon', 'trial'].indexOf(offer.kind) >= 0, counted = licensed && good;
  var input = h('input', { type: 'number', min: '1', max: '1000000', value: String(s.quantity), 'data-key': 'count|' + s.id, 'aria-label': 'License count of ' + name });
  return row([h('strong', {}, (s.parentId ? '+ ' : '') + name), !licensed || counted ? '' : ' × ' + s.quantity, ' ', pill(s.status, good ? 'good' : 'bad'), h('small', {}, 'sold by ' + nameOf(state, s.tenantId) + ' · ' + s.id + (s.syncState === 'SyncComplete' ? '' : ' · sync state ' + s.syncState))], counted ? [
    input, button('Change license count', name, { press: function () { input.blur(); act('PATCH', '/_sim/subscriptions/' + s.id, { quantity: Number(input.value) }, name + ': ' + input.value + ' licenses'); } })
  ] : null);
}

function drawCalls(state, calls) {
  var last = calls.slice(-15).reverse();
  draw('calls', last, function () {
    if (last.length === 0) return [h('p', { class: 'empty' }, 'No call yet.')];
    return [h('table', {}, h('thead', {}, h('tr', {}, ['Time', 'From', 'Call', 'Answer'].map(function (t) { return h('th', { scope: 'col' }, t); }))),
      h('tbody', {}, last.map(function (c) {
        var kind = c.status < 300 ? 'good' : c.status < 500 ? 'bad' : 'wait';
        return h('tr', {}, h('td', {}, new Date(c.at).toLocaleTimeString()), h('td', {}, c.callerTenant ? nameOf(state, c.callerTenant) : '—'),
          h('td', { class: 'path' }, c.method + ' ' + c.path), h('td', {}, pill(String(c.status), kind), c.replayed ? ' repeated' : '', c.dropped ? ' never arrived' : ''));
      })))];
  });
}

var latest;
function paint() {
  if (!latest) return;
  drawEnrollments(latest.state); drawPartnerships(latest.state); drawTransfers(latest.state); drawTime(latest.state); drawCustomer(latest.state); drawCalls(latest.state, latest.calls);
}

async function refresh() {
  try {
    var answers = await Promise.all([fetch('/_sim/state'), fetch('/_sim/requests')]);
    latest = { state: await answers[0].json(), calls: await answers[1].json() };
    paint();
  } catch (error) { byId('clock').textContent = 'The simulator does not answer.'; }
}

refresh();
setInterval(function () { if (!document.hidden) refresh(); }, refreshMs);
`;
