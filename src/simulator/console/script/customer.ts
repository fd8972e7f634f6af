/** One customer: what it does in its admin center, what its providers do, and what changes on its subscriptions. */
export const customerScript = `
function linkText(state, l) {
  if (l.kind === 'direct') return 'direct customer of ' + nameOf(state, l.tenantId);
  var via = { extension: 'by extension', invitation: 'by invitation', created: 'created by the provider' }[l.via];
  return nameOf(state, l.providerTenantId) + ' through ' + nameOf(state, l.resellerTenantId) + ', ' + via + (l.delegatedAdmin ? '' : ', no delegated admin') + (l.listed ? '' : ', not listed yet');
}

function agreementText(state, c) {
  var agreed = c.agreements.map(function (a) { return 'attested by ' + nameOf(state, a.tenantId); });
  if (c.signedDirectly) agreed.unshift('accepted in the admin center');
  return agreed;
}

function drawCustomer(state) {
  var customers = state.customers.slice().sort(function (a, b) { return a.id < b.id ? -1 : 1; });
  var providers = ofKind(state, 'provider'), partners = ofKind(state, 'partner');
  if (!customers.some(function (c) { return c.id === chosen.customer; })) chosen.customer = customers[0].id;
  if (!chosen.provider) chosen.provider = providers[0].tenantId;
  if (!chosen.partner) chosen.partner = partners[0].tenantId;
  var c = customers.find(function (x) { return x.id === chosen.customer; });
  var lines = state.subscriptions.filter(function (s) { return s.customerId === c.id && !s.transferred; });
  draw('customer', [chosen, c, lines, state.ruleSet], function () {
    var list = function (all) { return all.map(function (o) { return { value: o.tenantId, text: o.name }; }); };
    var parts = [h('div', { class: 'choices' },
      choice('Customer', customers.map(function (x) { return { value: x.id, text: x.id.slice(-2) + '  ' + x.name }; }), c.id, function (v) { chosen.customer = v; }),
      choice('Provider', list(providers), chosen.provider, function (v) { chosen.provider = v; }),
      choice('Partner', list(partners), chosen.partner, function (v) { chosen.partner = v; })),
      relationshipRow(state, c), agreementRow(state, c)];
    parts.push(lines.length === 0 ? empty('No subscriptions.') : h('div', { class: 'lines', tabindex: '0', role: 'region', 'aria-label': 'Subscriptions' }, lines.map(function (s) { return subscriptionRow(state, s); })));
    return parts;
  });
}

function relationshipRow(state, c) {
  var path = '/_sim/customers/' + c.id + '/', pair = { partner: chosen.partner, provider: chosen.provider };
  var provider = nameOf(state, chosen.provider), partner = nameOf(state, chosen.partner), both = partner + ' and ' + provider;
  var linked = c.links.find(function (l) { return l.kind === 'indirect' && l.providerTenantId === chosen.provider && l.resellerTenantId === chosen.partner; });
  return row([h('strong', {}, 'Relationships '), c.hasTenant ? '' : pill('no tenant yet', 'wait'), h('small', {}, c.links.map(function (l) { return linkText(state, l); }).join('; ') || 'none')], [
    !c.hasTenant || (linked && (linked.delegatedAdmin || linked.via !== 'extension')) ? null : button('Customer authorizes resellers', c.name, { main: !linked, press: function () { act('POST', path + 'authorize', pair, c.name + ' has authorized ' + both); } }),
    c.hasTenant ? null : button('Provider creates tenant', c.name, { main: true, press: function () { act('POST', path + 'tenant', { provider: chosen.provider, reseller: chosen.partner }, provider + ' has created the tenant of ' + c.name); } }),
    linked && !linked.listed ? button('List provider', c.name, { main: true, press: function () { act('POST', path + 'list', { partner: chosen.partner, provider: chosen.provider, listed: true }, provider + ' is listed for ' + c.name); } }) : null,
    linked && linked.listed ? button('Stop listing provider', c.name, { press: function () { act('POST', path + 'list', { partner: chosen.partner, provider: chosen.provider, listed: false }, provider + ' is no longer listed for ' + c.name); } }) : null,
    linked && linked.listed && state.rules.newCommerce ? button('Provider asks for subscriptions', c.name, { press: function () { act('POST', '/_sim/transfers', { customer: c.id, source: chosen.partner, target: chosen.provider }, provider + ' has asked ' + partner + ' for the subscriptions of ' + c.name); } }) : null
  ]);
}

function agreementRow(state, c) {
  var path = '/_sim/customers/' + c.id + '/' + 'agreement', agreed = agreementText(state, c);
  var provider = nameOf(state, chosen.provider), partner = nameOf(state, chosen.partner);
  var attested = function (tenant) { return c.agreements.some(function (a) { return a.tenantId === tenant; }); };
  var attest = function (tenant, name) { return function () { act('POST', path, { how: 'attestation', partner: tenant }, name + ' has attested the agreement of ' + c.name); }; };
  return row([h('strong', {}, 'Microsoft Customer Agreement '), pill(agreed.length ? 'accepted' : 'not accepted', agreed.length ? 'good' : 'wait'), h('small', {}, agreed.join('; '))], [
    c.signedDirectly || !c.hasTenant ? null : button('Customer accepts agreement', c.name, { main: true, press: function () { act('POST', path, { how: 'direct' }, c.name + ' has accepted the agreement in the admin center'); } }),
    attested(chosen.provider) || !c.hasTenant ? null : button('Provider attests agreement', c.name, { press: attest(chosen.provider, provider) }),
    attested(chosen.partner) || !c.hasTenant ? null : button('Partner attests agreement', c.name, { press: attest(chosen.partner, partner) })
  ]);
}

var statuses = ['active', 'suspended', 'deleted', 'expired', 'pending', 'disabled'];
var syncStates = ['SyncComplete', 'SyncPending', 'SyncFailed', 'None'];

function subscriptionRow(state, s) {
  var good = s.status === 'active', offer = state.offers[s.offer], name = offer ? offer.name : s.offer;
  var licensed = !!offer && ['license', 'addon', 'trial'].indexOf(offer.kind) >= 0, counted = licensed && good;
  var change = function (what, done) { act('PATCH', '/_sim/subscriptions/' + s.id, what, name + ': ' + done); };
  var options = function (what, all, now) { return (all.indexOf(now) < 0 ? [now].concat(all) : all).map(function (v) { return { value: v, text: what + ': ' + v }; }); };
  var count = h('input', { type: 'number', min: '1', max: '1000000', value: String(s.quantity), 'data-key': 'count|' + s.id, 'aria-label': 'License count of ' + name });
  var status = selectOf(options('status', statuses, s.status), s.status, { 'data-key': 'status|' + s.id, 'aria-label': 'Status of ' + name, on: ['change', function () { change({ status: taken(status) }, 'status ' + status.value); }] });
  var sync = selectOf(options('sync', syncStates, s.syncState), s.syncState, { 'data-key': 'sync|' + s.id, 'aria-label': 'Sync state of ' + name, on: ['change', function () { change({ syncState: taken(sync) }, 'sync state ' + sync.value); }] });
  return row([h('strong', {}, (s.parentId ? '+ ' : '') + name), licensed && !counted ? ' × ' + s.quantity : '', ' ', pill(s.status, good ? 'good' : 'bad'), s.syncState === 'SyncComplete' ? '' : pill('sync state ' + s.syncState, 'bad'), h('small', {}, 'sold by ' + nameOf(state, s.tenantId) + ' · ' + s.id)], [
    counted ? h('span', { class: 'together' }, count, button('Change license count', name, { press: function () { change({ quantity: Number(taken(count)) }, count.value + ' licenses'); } })) : null,
    h('span', { class: 'together' }, status, sync)
  ]);
}
`;
